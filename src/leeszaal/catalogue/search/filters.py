"""Turn the chosen values of facets into queries."""

from collections.abc import Mapping
from datetime import date

from tantivy import FieldType, Occur, Query

from leeszaal.catalogue.search.fields import SCHEMA
from leeszaal.catalogue.search.query import any_of
from leeszaal.catalogue.search.request import Availability, Facet, YearSpan

Filters = Mapping[Facet, tuple[str, ...]]
LATEST_YEAR = 9999
MOST_VALUES = 50
"""More chosen values of one facet than this are left out."""


def tidy(filters: Filters) -> Filters:
    """Leave out facets without a chosen value, doubles, and what is beyond the bound."""
    chosen = {facet: tuple(dict.fromkeys(values))[:MOST_VALUES] for facet, values in filters.items()}
    return {facet: values for facet, values in chosen.items() if values}


def filter_queries(filters: Filters, today: date) -> list[Query]:
    """Give one query per narrowing; a chosen branch and *available now* together mean available at that branch."""
    queries = [_one(facet, values, today) for facet, values in filters.items() if facet not in _PLACE]
    return queries + _place_queries(filters.get(Facet.BRANCH, ()), filters.get(Facet.AVAILABLE, ()))


def year_range(span: YearSpan, this_year: int) -> tuple[int, int]:
    """Give the first and last year of a span; books announced for next year count with this year."""
    return {
        YearSpan.THIS_YEAR: (this_year, LATEST_YEAR),
        YearSpan.LAST_YEAR: (this_year - 1, this_year - 1),
        YearSpan.LAST_5: (this_year - 4, LATEST_YEAR),
        YearSpan.LAST_10: (this_year - 9, LATEST_YEAR),
        YearSpan.OLDER: (1, this_year - 10),
    }[span]


_PLACE = {Facet.BRANCH, Facet.AVAILABLE}


def _one(facet: Facet, values: tuple[str, ...], today: date) -> Query:
    if facet is Facet.YEAR:
        return any_of(_years(YearSpan(value), today) for value in values if value in set(YearSpan))
    return _codes(facet.value, values)


def _years(span: YearSpan, today: date) -> Query:
    first, last = year_range(span, today.year)
    return Query.range_query(SCHEMA, "year", FieldType.Unsigned, first, last)


def _place_queries(branches: tuple[str, ...], available: tuple[str, ...]) -> list[Query]:
    if not (branches and available):
        return [_codes(name, values) for name, values in (("branch", branches), ("available", available)) if values]
    ways = []
    if Availability.NOW in available:
        ways.append(_codes("available_at", branches))
    others = tuple(value for value in available if value != Availability.NOW)
    if others:
        both = [(Occur.Must, _codes("branch", branches)), (Occur.Must, _codes("available", others))]
        ways.append(Query.boolean_query(both))
    return [any_of(ways)]


def _codes(name: str, values: tuple[str, ...]) -> Query:
    return any_of(Query.term_query(SCHEMA, name, value, index_option="basic") for value in values)
