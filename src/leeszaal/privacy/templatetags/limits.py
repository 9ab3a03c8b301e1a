"""Filters that put restriction, objection and passing on into words."""

from django import template
from django.utils.translation import get_language

from leeszaal.privacy.declared import register as declared
from leeszaal.privacy.restriction import words

register = template.Library()


@register.filter
def restriction_ground(code: str) -> str:
    """Say why data are restricted."""
    return str(words.GROUNDS[code])


@register.filter
def opening_reason(code: str) -> str:
    """Say for which reason restricted data were opened."""
    return str(words.REASONS[code])


@register.filter
def told_that(code: str) -> str:
    """Say what a recipient is told about data."""
    return str(words.TOLD[code])


@register.filter
def how_far(code: str) -> str:
    """Say how far a recipient is."""
    return str(words.HOW_FAR[code])


@register.filter
def objection_answer(code: str) -> str:
    """Say how an objection was answered."""
    return str(words.ANSWERS[code])


@register.filter
def activity_title(key: str) -> str:
    """Say what an activity of the register is called; one that is no longer declared by its key."""
    activity = declared().activities.get(key)
    return activity.title.in_language(get_language() or "nl") if activity else key


@register.filter
def partner_name(key: str) -> str:
    """Say what a partner is called; one that is no longer declared by its key."""
    partner = declared().partners.get(key)
    return partner.name.in_language(get_language() or "nl") if partner else key
