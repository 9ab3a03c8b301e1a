"""Filters that say the codes about patrons in words: ``{% load patrons %}``."""

from django import template

from leeszaal.patrons import words

register = template.Library()
register.filter("kind_name", words.kind_name)


@register.filter
def block_reason(code: str) -> str:
    """Say why somebody is blocked."""
    return str(words.BLOCKS.get(code, code))


@register.filter
def note_kind(code: str) -> str:
    """Say what a note is about."""
    return str(words.NOTES.get(code, code))


@register.filter
def patron_state(code: str) -> str:
    """Say how somebody stands."""
    return str(words.STATES.get(code, code))


@register.filter
def card_state(code: str) -> str:
    """Say what happened to a card."""
    return str(words.CARD_STATES.get(code, code))


@register.filter
def change_name(what: str) -> str:
    """Say what was changed about a patron."""
    return str(words.CHANGES.get(what, what))


@register.filter
def share_scope(code: str) -> str:
    """Say what another is allowed."""
    return str(words.SHARE_SCOPES.get(code, code))


@register.filter
def share_by(code: str) -> str:
    """Say who agreed to a share, or ended it."""
    return str(words.SHARE_BY.get(code, code))


@register.filter
def question_kind(code: str) -> str:
    """Say whether it is a question or a complaint."""
    return str(words.QUESTIONS.get(code, code))
