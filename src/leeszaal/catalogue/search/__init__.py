"""Searching the catalogue: an index beside the database, derived from it, fed by its changes and remade at will."""

from leeszaal.catalogue.search.find import search
from leeszaal.catalogue.search.lookup import lookup_exact
from leeszaal.catalogue.search.request import Availability, Facet, SearchRequest, Sort, YearSpan
from leeszaal.catalogue.search.result import (
    FacetValue,
    Hit,
    IndexMissing,
    SearchResult,
    Suggestion,
    SuggestionKind,
    WithoutFilter,
)
from leeszaal.catalogue.search.suggest import suggest

__all__ = [
    "Availability",
    "Facet",
    "FacetValue",
    "Hit",
    "IndexMissing",
    "SearchRequest",
    "SearchResult",
    "Sort",
    "Suggestion",
    "SuggestionKind",
    "WithoutFilter",
    "YearSpan",
    "lookup_exact",
    "search",
    "suggest",
]
