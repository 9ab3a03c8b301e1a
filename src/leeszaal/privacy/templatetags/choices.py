"""Words for lines of the ledger of consent."""

from django import template

from leeszaal.privacy.consents.words import BY, HOW, WHAT

register = template.Library()


@register.filter
def consent_what(what: str) -> str:
    """Say what was said."""
    return str(WHAT[what])


@register.filter
def consent_how(how: str) -> str:
    """Say by which way it was said."""
    return str(HOW[how])


@register.filter
def consent_by(by: str) -> str:
    """Say whose word it was."""
    return str(BY[by])
