"""Filters that say the catalogue's codes in words: ``{% load catalogue %}``."""

from django import template

from leeszaal.catalogue import names
from leeszaal.catalogue.words import ITEM_STATUSES, LANGUAGES, MATERIALS

register = template.Library()


@register.filter
def natural(name: str) -> str:
    """Write a name with the first names first."""
    return names.natural(name)


@register.filter
def material_name(code: str) -> str:
    """Give the name of a material type."""
    return str(MATERIALS.get(code, code))


@register.filter
def item_status_name(code: str) -> str:
    """Give an item's status in words."""
    return str(ITEM_STATUSES.get(code, code))


@register.filter
def language_name(code: str) -> str:
    """Give the name of a language by its MARC code."""
    return str(LANGUAGES.get(code, code))
