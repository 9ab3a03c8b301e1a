"""What tests of disclosures share: a partner that gets something, its agreement, and a door to try."""

from dataclasses import replace
from datetime import date
from typing import Any

import people

from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.passages import Passage, to_partner
from leeszaal.privacy.models import Agreement
from leeszaal.privacy.register import Recipient, Register, Words
from leeszaal.privacy.register.partners import Partner

BOTH = Words("Drukkerij", "Printer")
PRINTER = Partner("printer", BOTH, "processor", "NL", BOTH, "verwerkersovereenkomst", date(2026, 1, 1))
NAMES = ("patrons.Patron.given_names", "patrons.Patron.family_name")


def with_printer(partner: Partner = PRINTER) -> Register:
    """A register in which a printer makes the cards, and so gets names."""
    declared = register()
    membership = declared.activities["membership"]
    printing = replace(membership, recipients=(*membership.recipients, Recipient("printer", BOTH, NAMES)))
    activities = {**declared.activities, "membership": printing}
    return replace(declared, activities=activities, partners={**declared.partners, "printer": partner})


def agree(**fields: Any) -> Agreement:
    """An agreement with the printer that holds today, in the Netherlands, unless told otherwise."""
    usual: dict[str, Any] = {
        "partner": "printer",
        "title": PRINTER.agreement,
        "kind": "processor",
        "agreed_on": date(2026, 1, 1),
        "stored_in": "NL",
        "noted_at": people.NOW,
    }
    return Agreement.objects.create(**usual | fields)


def names_to_printer(declared: Register | None = None) -> Passage:
    """Names on their way to the printer."""
    return to_partner(declared or with_printer(), "membership", "printer")
