"""Filters that say what circulation decided: ``{% load circulation %}``."""

from django import template

from leeszaal.circulation import words

register = template.Library()


@register.filter
def reason(code: str) -> str:
    """Say why something was refused."""
    return words.reason(code)


@register.filter
def news(code: str) -> str:
    """Say what is worth knowing about an item that came in."""
    return str(words.NEWS.get(code, code))


@register.filter
def destination(code: str) -> str:
    """Say where an item goes now."""
    return str(words.DESTINATIONS.get(code, code))


@register.filter
def hold_state(code: str) -> str:
    """Say how a hold stands."""
    return str(words.HOLD_STATES.get(code, code))


@register.filter
def event_name(verb: str) -> str:
    """Say what happened."""
    return str(words.EVENTS.get(verb, verb))
