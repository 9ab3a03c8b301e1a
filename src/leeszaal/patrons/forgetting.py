"""How long ended loans are remembered, in words: as the register says, or sooner when the patron wants that."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from leeszaal.patrons.models import Patron
from leeszaal.patrons.services import SHORTER_DAYS
from leeszaal.privacy.declared import register
from leeszaal.privacy.telling import say_moment

AS_THE_LIBRARY = "no"
FORGETTING = "unlink the patron from the loan"
"""The word of the register by which a loan is forgotten."""


def how_long() -> list[tuple[str, str]]:
    """Give what can be chosen, the longest first, with its words: a code, which is a number of days for the shorter."""
    shorter = [(str(days), _words(days)) for days in SHORTER_DAYS]
    return [(AS_THE_LIBRARY, _("Forget it as the library does: %(when)s") % {"when": _as_the_library()}), *shorter]


def chosen_by(patron: Patron) -> str:
    """Give the code of what a patron chose."""
    return AS_THE_LIBRARY if patron.history_days is None else str(patron.history_days)


def days_of(code: str) -> int | None:
    """Give the number of days of a code; None leaves it to the register."""
    return int(code) if code.isdecimal() else None


def _words(days: int) -> str:
    return _("Forget it %(days)d days after it is back") % {"days": days} if days else _("Forget it once it is back")


def _as_the_library() -> str:
    declared = register()
    terms = declared.activities["lending"].terms_on(timezone.localdate())
    term = next(term for term in terms if term.then == FORGETTING)
    return say_moment(term, declared, translation.get_language() or "nl")
