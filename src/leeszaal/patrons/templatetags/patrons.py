"""Filters that say the codes about patrons in words: ``{% load patrons %}``."""

from django import template
from django.utils.translation import get_language

from leeszaal.patrons import words
from leeszaal.patrons.models import PatronCategory, SubscriptionKind

register = template.Library()


@register.filter
def block_reason(code: str) -> str:
    """Say why somebody is blocked."""
    return str(words.BLOCKS.get(code, code))


@register.filter
def patron_state(code: str) -> str:
    """Say how somebody stands."""
    return str(words.STATES.get(code, code))


@register.filter
def card_state(code: str) -> str:
    """Say what happened to a card."""
    return str(words.CARD_STATES.get(code, code))


@register.filter
def kind_name(kind: PatronCategory | SubscriptionKind) -> str:
    """Give the name of a category or subscription in the language of the page."""
    return kind.name_en if get_language() == "en" else kind.name_nl


@register.filter
def change_name(what: str) -> str:
    """Say what was changed about a patron."""
    return str(words.CHANGES.get(what, what))
