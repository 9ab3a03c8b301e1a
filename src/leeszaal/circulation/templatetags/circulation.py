"""Filters that say what circulation decided: ``{% load circulation %}``."""

from django import template

from leeszaal.circulation import words
from leeszaal.common.said import said_by

register = template.Library()
register.filter("news", said_by(words.NEWS))
register.filter("destination", said_by(words.DESTINATIONS))
register.filter("hold_state", said_by(words.HOLD_STATES))
register.filter("event_name", said_by(words.EVENTS))


@register.filter
def reason(code: str) -> str:
    """Say why something was refused."""
    return words.reason(code)
