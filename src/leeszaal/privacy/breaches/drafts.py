"""Drafts from what is known of a breach: the notice to the supervisor (article 33(3)) and the letter to people (34(2)).

They are drafts for a person to read: what was typed about a breach stands in both languages as it was typed.
"""

from collections.abc import Set
from dataclasses import dataclass

from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leeszaal.privacy.breaches.categories import Category, categories
from leeszaal.privacy.breaches.clock import is_late
from leeszaal.privacy.breaches.touched import Touched
from leeszaal.privacy.breaches.words import KINDS, RISKS
from leeszaal.privacy.models import Breach
from leeszaal.privacy.register import Register


@dataclass(frozen=True, slots=True)
class Draft:
    """A document in one language: a title, and parts with a heading and a text."""

    language: str
    title: str
    parts: tuple[tuple[str, str], ...]


def notice(breach: Breach, found: Touched, register: Register, language: str) -> Draft:
    """Give the notice to the supervisor, with every point of article 33(3)."""
    with translation.override(language):
        kinds = categories(found.columns, register, language)
        parts: tuple[tuple[str, str], ...] = (
            (_("Controller"), _controller(register)),
            (_("Contact (33(3)(b))"), _contact(register, language)),
            (_("When the library became aware"), _moment(breach)),
            (_("Nature of the breach (33(3)(a))"), f"{_broken(breach)}\n{breach.story}"),
            (_("People and records (33(3)(a))"), _numbers(found)),
            (_("Categories of data (33(3)(a))"), _listed(kinds)),
            (_("Likely consequences (33(3)(c))"), breach.consequences or _("Still to be described.")),
            (_("Measures (33(3)(d))"), breach.measures or _("Still to be described.")),
            (_("Risk to people"), _risk(breach)),
            (_("Telling people (34)"), _told(breach)),
        )
        if is_late(breach.aware_at, breach.reported_at or timezone.now()):
            late = breach.late_because or _("Still to be described.")
            parts = (*parts, (_("Reason for the delay (33(1))"), late))
        return Draft(language, _drill(breach, _("Notice of a personal data breach: %s") % breach.title), parts)


def letter(breach: Breach, columns: Set[str], register: Register, language: str) -> Draft:
    """Give the letter to those whom the breach touches, with every point of article 34(2)."""
    with translation.override(language):
        kinds = categories(columns, register, language)
        parts = (
            (_("What happened"), breach.story),
            (_("Which data of yours it is about"), _listed(kinds)),
            (_("What it can mean for you"), breach.consequences),
            (_("What we do about it, and what you can do"), breach.measures),
            (_("Questions"), _contact(register, language)),
        )
        return Draft(language, _drill(breach, _("Something went wrong with your data")), parts)


def _controller(register: Register) -> str:
    library = register.library
    numbers = _("Chamber of Commerce %s") % library.chamber_of_commerce if library.chamber_of_commerce else ""
    return "\n".join(line for line in (library.legal_name, library.address, numbers) if line)


def _contact(register: Register, language: str) -> str:
    library = register.library
    return "\n".join(
        line for line in (library.officer.in_language(language), library.privacy_email, library.phone) if line
    )


def _moment(breach: Breach) -> str:
    return date_format(timezone.localtime(breach.aware_at), "j F Y H:i")


def _broken(breach: Breach) -> str:
    return ", ".join(str(KINDS[kind]) for kind in breach.kinds) + "."


def _numbers(found: Touched) -> str:
    people, staff, rows = len(found.patrons), len(found.staff), found.rows
    lines = [ngettext("%d member", "%d members", people) % people]
    if staff:
        lines.append(ngettext("%d staff member", "%d staff members", staff) % staff)
    lines.append(ngettext("%d record", "%d records", rows) % rows)
    return "\n".join(lines)


def _listed(kinds: tuple[Category, ...]) -> str:
    lines = [
        f"{kind.title}: {', '.join(kind.names)}" + (f" ({kind.sensitive})" if kind.sensitive else "") for kind in kinds
    ]
    return "\n".join(lines) or _("Still to be worked out.")


def _risk(breach: Breach) -> str:
    return f"{RISKS[breach.risk]}. {breach.risk_because}" if breach.risk else _("Still to be judged.")


def _told(breach: Breach) -> str:
    if breach.told_at is None:
        return _("People have not been told yet.")
    return _("People were told on %s.") % date_format(timezone.localtime(breach.told_at), "j F Y")


def _drill(breach: Breach, title: str) -> str:
    return _("DRILL: %s") % title if breach.drill else title
