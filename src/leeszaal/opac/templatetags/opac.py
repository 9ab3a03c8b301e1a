"""Tags of the public pages: covers, hits, choices, and words that lead to a search."""

from collections.abc import Iterable
from datetime import date

from django import template
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from leeszaal.catalogue.models import Record
from leeszaal.catalogue.words import Words
from leeszaal.opac import markup
from leeszaal.opac.facets import Choice
from leeszaal.opac.markup import fragments
from leeszaal.opac.markup.frame import frame_part
from leeszaal.opac.titles import Work
from leeszaal.opac.words import age_words

register = template.Library()
register.simple_tag(takes_context=True)(frame_part)


@register.simple_tag
def cover(record: Record) -> SafeString:
    """Show a record's cover: decoration, for the title stands beside it."""
    before, after = fragments.cover(record.material_type)
    return SafeString(f"{before}{record.pk}{after}")


@register.simple_tag
def hits(works: Iterable[Work], today: date) -> SafeString:
    """Write the works of a page of results, each as an item of a list."""
    return markup.hits(works, today)


@register.filter
def choices(listed: Iterable[Choice]) -> SafeString:
    """Write choices of a facet, each as an item of a list."""
    return markup.choices(listed)


@register.simple_tag
def search_for(words: str, field: str = "") -> str:
    """Give the address that searches for these words, in one field when named (``author``, ``subject``, ``series``)."""
    plain = words.replace('"', " ")
    question = f'{field}:"{plain}"' if field else words
    return reverse("opac:home") + "?" + urlencode({"q": question})


@register.filter
def material_icon(material_type: str) -> str:
    """Name the icon of a material."""
    return fragments.material_icon(material_type)


@register.filter
def age(level: str) -> Words:
    """Say an age level in words."""
    return age_words(level)
