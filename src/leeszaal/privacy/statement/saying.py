"""What only the statement says, in the active language: whether data must be given, and from which day a term holds."""

from collections.abc import Iterable
from datetime import date

from django.utils.dateformat import format as format_day
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from leeszaal.privacy.register import Keeping

_OF_OUR_OWN = _("No law or contract asks these of you. If you disagree you can object.")
MUST = {
    "6(1)(a)": _("No, you choose. Without your yes we do not do this."),
    "6(1)(b)": _("It belongs to the contract with you."),
    "6(1)(c)": _("It follows from the law."),
    "6(1)(d)": _("It protects somebody's life."),
    "6(1)(e)": _OF_OUR_OWN,
    "6(1)(f)": _OF_OUR_OWN,
}
"""Whether the law or a contract asks for the data (article 13(2)(e)), by the ground of article 6(1)."""


def say_must(article: str) -> str:
    """Say whether people must give data on a ground of article 6(1)."""
    return gettext(MUST[article])


def say_days(term: Keeping, today: date) -> str:
    """Say from or until which day a term holds; nothing when it holds now and without an end."""
    since, until = (format_day(day, "j F Y") if day else "" for day in (term.since, term.until))
    if term.since <= today:
        return gettext("Until %(day)s:") % {"day": until} if until else ""
    if until:
        return gettext("From %(day)s until %(last)s:") % {"day": since, "last": until}
    return gettext("From %(day)s:") % {"day": since}


def say_term(moment: str, then: str, unless: Iterable[str]) -> str:
    """Say a term in one sentence: when, what is done then, and what holds it up."""
    said, obstacles = f"{moment} {then}", gettext(" or ").join(unless)
    return f"{said}, {gettext('but not as long as %(obstacles)s') % {'obstacles': obstacles}}" if obstacles else said
