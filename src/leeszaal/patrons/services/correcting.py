"""What was corrected goes to those who received it (GDPR article 19)."""

from collections.abc import Iterable, Set
from datetime import datetime

from leeszaal.patrons.models import Address, Patron, Phone
from leeszaal.patrons.queries import card_in_use
from leeszaal.privacy.models import PassingOn
from leeszaal.privacy.passing_on import pass_on

_OF_PATRON = frozenset(field.name for field in Patron._meta.concrete_fields)
_OF_ADDRESS = frozenset(field.name for field in Address._meta.concrete_fields)


def tell_recipients(patron_id: int, changed: Set[str], now: datetime) -> None:
    """Write down for each recipient of these details that they were corrected."""
    columns = frozenset(_columns(changed))
    if columns:
        pass_on(patron_id, PassingOn.What.CORRECTED, known_as=known_as(patron_id), now=now, fields=columns)


def known_as(patron_id: int) -> str:
    """Give the number by which recipients know a patron: that of the card in use; empty when there is none."""
    card = card_in_use(patron_id)
    return card.number if card else ""


def _columns(changed: Iterable[str]) -> Iterable[str]:
    for name in changed:
        if name == "phones":
            yield f"{Phone._meta.label}.number"
        elif name in _OF_PATRON:
            yield f"{Patron._meta.label}.{name}"
        elif name in _OF_ADDRESS:
            yield f"{Address._meta.label}.{name}"
