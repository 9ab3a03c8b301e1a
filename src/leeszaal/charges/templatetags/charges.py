"""Filters that say the lines of an account in words: ``{% load charges %}``."""

from django import template

from leeszaal.charges.words import LINES, MEANS, REASONS

register = template.Library()


@register.filter
def line_name(kind: str) -> str:
    """Say what a line of an account is."""
    return str(LINES.get(kind, kind))


@register.filter
def means_name(means: str) -> str:
    """Say how it was paid."""
    return str(MEANS.get(means, means))


@register.filter
def reason_name(reason: str) -> str:
    """Say why something was taken back."""
    return str(REASONS.get(reason, reason))
