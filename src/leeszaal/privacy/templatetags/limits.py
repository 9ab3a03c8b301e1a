"""Filters that put restriction, objection and passing on into words."""

from django import template
from django.utils.translation import get_language

from leeszaal.common.said import said_by
from leeszaal.privacy.declared import register as declared
from leeszaal.privacy.restriction import words

register = template.Library()
register.filter("restriction_ground", said_by(words.GROUNDS))
register.filter("opening_reason", said_by(words.REASONS))
register.filter("told_that", said_by(words.TOLD))
register.filter("how_far", said_by(words.HOW_FAR))
register.filter("objection_answer", said_by(words.ANSWERS))


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
