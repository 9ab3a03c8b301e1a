"""Tags of the public pages: covers, and words that lead to a search."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from leeszaal.catalogue.models import MaterialType, Record
from leeszaal.catalogue.words import Words
from leeszaal.opac.covers import cover_size
from leeszaal.opac.words import age_words

register = template.Library()

_ICONS = frozenset({"book", "magazine", "cd", "dvd", "game", "artwork", "ebook", "audiobook", "map"})


@register.simple_tag
def cover(record: Record) -> SafeString:
    """Show a record's cover: decoration, for the title stands beside it."""
    width, height = cover_size(record.material_type)
    return format_html(
        '<img class="cover" src="{}" alt="" width="{}" height="{}" loading="lazy" decoding="async">',
        reverse("opac:cover", args=[record.pk]),
        width,
        height,
    )


@register.simple_tag
def search_for(words: str, field: str = "") -> str:
    """Give the address that searches for these words, in one field when named (``author``, ``subject``, ``series``)."""
    plain = words.replace('"', " ")
    question = f'{field}:"{plain}"' if field else words
    return reverse("opac:home") + "?" + urlencode({"q": question})


@register.filter
def material_icon(material_type: str) -> str:
    """Name the icon of a material."""
    if material_type == MaterialType.SHEET_MUSIC:
        return "sheet-music"
    return material_type if material_type in _ICONS else "other"


@register.filter
def age(level: str) -> Words:
    """Say an age level in words."""
    return age_words(level)
