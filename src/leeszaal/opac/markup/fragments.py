"""Small pieces of markup that are the same over and over: rendered by their template once, then remembered.

Only for what has few different values, such as an icon or where a title stands, and nothing about a person.
"""

from datetime import date
from functools import lru_cache

from django.template import engines
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from leeszaal.catalogue.models import MaterialType
from leeszaal.catalogue.words import LANGUAGES, MATERIALS
from leeszaal.opac.availability import Statement
from leeszaal.opac.covers import cover_size

_ICONS = frozenset({"book", "magazine", "cd", "dvd", "game", "artwork", "ebook", "audiobook", "map"})


@lru_cache(maxsize=100)
def icon(name: str) -> SafeString:
    """Draw an icon beside a text."""
    return SafeString(engines["django"].from_string("{% load leeszaal %}{% icon name %}").render({"name": name}))


def standing(statement: Statement, today: date) -> SafeString:
    """Say where a title can be had now, or when again."""
    return _standing(statement, today, get_language())


def material_icon(material_type: str) -> str:
    """Name the icon of a material."""
    if material_type == MaterialType.SHEET_MUSIC:
        return "sheet-music"
    return material_type if material_type in _ICONS else "other"


def material(code: str) -> str:
    """Name a material."""
    return _material(code, get_language())


def language(code: str) -> str:
    """Name a language by its MARC code."""
    return _language(code, get_language())


@lru_cache(maxsize=100)
def around(name: str) -> tuple[str, str]:
    """Give what stands before and after a record's number in an address of ours."""
    before, _, after = reverse(name, args=[0]).partition("0")
    return before, after


@lru_cache(maxsize=100)
def cover(material_type: str) -> tuple[str, str]:
    """Give what stands before and after a record's number in the picture of its cover."""
    before, after = around("opac:cover")
    width, height = cover_size(material_type)
    size = f'width="{width}" height="{height}"'
    return f'<img class="cover" src="{before}', f'{after}" alt="" {size} loading="lazy" decoding="async">'


@lru_cache(maxsize=5000)
def _standing(statement: Statement, today: date, language: str | None) -> SafeString:
    return render_to_string("opac/parts/statement.html", {"statement": statement})


@lru_cache(maxsize=200)
def _material(code: str, language: str | None) -> str:
    return escape(str(MATERIALS.get(code, code)))


@lru_cache(maxsize=1000)
def _language(code: str, language: str | None) -> str:
    return escape(str(LANGUAGES.get(code, code)))
