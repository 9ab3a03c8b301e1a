"""Filters that say odd patterns of looking in words: ``{% load looks %}``."""

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

PATTERNS = {
    "many": _("Opened the records of very many people within an hour"),
    "namesake": _("Opened records of people with the same family name"),
    "no_deed": _("Opened records to serve somebody, and did nothing for them that day"),
}


@register.filter
def look_pattern(kind: str) -> str:
    """Say what is odd."""
    return str(PATTERNS[kind])
