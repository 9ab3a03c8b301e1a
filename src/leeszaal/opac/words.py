"""Words that only the public pages say: facets and their values, orders, kinds of suggestion."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from leeszaal.catalogue.models import MaterialType
from leeszaal.catalogue.search import Availability, Facet, Sort, SuggestionKind, YearSpan
from leeszaal.catalogue.words import LANGUAGES, MATERIALS, Words

MATERIAL_DOORS: dict[str, Words] = {
    MaterialType.BOOK: _("Books"),
    MaterialType.MAGAZINE: _("Magazines"),
    MaterialType.CD: _("CDs"),
    MaterialType.DVD: _("DVDs"),
    MaterialType.GAME: _("Games"),
    MaterialType.ARTWORK: _("Works of art"),
    MaterialType.EBOOK: _("E-books"),
    MaterialType.AUDIOBOOK: _("Audiobooks"),
    MaterialType.SHEET_MUSIC: _("Sheet music"),
    MaterialType.MAP: _("Maps"),
}
FACETS: dict[Facet, Words] = {
    Facet.AVAILABLE: _("Available"),
    Facet.MATERIAL: _("Material"),
    Facet.BRANCH: _("Branch"),
    Facet.AGE: _("Age"),
    Facet.FICTION: _("Fiction or non-fiction"),
    Facet.GENRE: _("Genre"),
    Facet.LANGUAGE: _("Language"),
    Facet.YEAR: _("Year"),
}
"""The facets in the order in which they stand on the page."""
SORTS: dict[Sort, Words] = {
    Sort.RELEVANCE: _("Best match"),
    Sort.NEWEST: _("New here"),
    Sort.YEAR: _("Year"),
    Sort.TITLE: _("Title"),
    Sort.AUTHOR: _("Author"),
}
SUGGESTIONS: dict[SuggestionKind, Words] = {
    SuggestionKind.TITLE: _("title"),
    SuggestionKind.AUTHOR: _("author"),
    SuggestionKind.SUBJECT: _("subject"),
    SuggestionKind.SERIES: _("series"),
}
AGES: dict[str, Words] = {
    "0-3": _("0 to 3 years"),
    "3-6": _("3 to 6 years"),
    "6-9": _("6 to 9 years"),
    "9-12": _("9 to 12 years"),
    "12-15": _("12 to 15 years"),
    "15-18": _("15 to 18 years"),
    "adult": _("Adults"),
    "AL": _("All ages"),
}
_VALUES: dict[Facet, dict[str, Words]] = {
    Facet.MATERIAL: MATERIALS,
    Facet.LANGUAGE: LANGUAGES,
    Facet.AVAILABLE: {Availability.NOW: _("On the shelf now"), Availability.ONLINE: _("Online")},
    Facet.FICTION: {"fiction": _("Fiction"), "nonfiction": _("Non-fiction")},
    Facet.YEAR: {YearSpan.LAST_5: _("Last 5 years"), YearSpan.LAST_10: _("Last 10 years"), YearSpan.OLDER: _("Older")},
}


def value_words(facet: Facet, value: str, today: date) -> Words:
    """Say a facet's value in words; genres are words already, and branches are named by the page."""
    if value == YearSpan.THIS_YEAR:
        return str(today.year)
    if value == YearSpan.LAST_YEAR:
        return str(today.year - 1)
    return age_words(value) if facet is Facet.AGE else _VALUES.get(facet, {}).get(value, value)


def age_words(level: str) -> Words:
    """Say an age level in words: a span of years, or for a film or game the number on its box."""
    return _("From %(age)s years") % {"age": level} if level.isdecimal() else AGES.get(level, level)
