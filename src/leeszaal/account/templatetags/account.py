"""Filters of one's own pages: ``{% load account %}``."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from leeszaal.charges import words as charge_words
from leeszaal.notices import words as notice_words

register = template.Library()


@register.filter
def days_left(days: int) -> str:
    """Say how long something may stay at home still, or how late it is."""
    if days < 0:
        return ngettext("%(count)s day late", "%(count)s days late", -days) % {"count": -days}
    if days == 0:
        return _("Back today")
    if days == 1:
        return _("Back tomorrow")
    return ngettext("%(count)s more day", "%(count)s more days", days) % {"count": days}


@register.filter
def in_fours(number: str) -> str:
    """Write a long number in groups of four, so that it can be read aloud."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


@register.filter
def notice_kind_words(code: str) -> str:
    """Say what a message was about."""
    return str(notice_words.KINDS.get(code, code))  # type: ignore[call-overload]


@register.filter
def notice_state(code: str) -> str:
    """Say whether a message left."""
    return str(notice_words.STATES.get(code, code))


@register.filter
def notice_problem(code: str) -> str:
    """Say why a message did not leave."""
    return str(notice_words.PROBLEMS.get(code, code)) if code else ""  # type: ignore[call-overload]


@register.filter
def line_words(code: str) -> str:
    """Say what a line of the account is: a charge or what ended one."""
    return str(charge_words.LINES.get(code, code))


@register.filter
def means_words(code: str) -> str:
    """Say how something was paid."""
    return str(charge_words.MEANS.get(code, "")) if code else ""
