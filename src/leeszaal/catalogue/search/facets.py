"""Count how many records would be left with each value of each facet.

The values chosen in a facet do not narrow that facet's own counts, so that a reader sees what a second choice adds.
Facets without a choice share two passes over the records; each facet with a choice takes a pass of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor
from datetime import date
from typing import Any

from tantivy import Query, Searcher

from leeszaal.catalogue.search.filters import Filters, filter_queries, year_range
from leeszaal.catalogue.search.query import narrowed
from leeszaal.catalogue.search.request import Availability, Facet, YearSpan
from leeszaal.catalogue.search.result import FacetValue

MOST_LISTED = 30
_MOST_YEARS = 4000
Counts = dict[str, int]


def begin_counting(
    beside: Executor, searcher: Searcher, query: Query, filters: Filters, today: date
) -> Callable[[], Mapping[Facet, tuple[FacetValue, ...]]]:
    """Begin to count every facet for the records that fit the query and the filters; give the way to get the counts.

    The engine lets go of the interpreter, so the passes run beside each other and beside what the caller does.
    """
    free = [facet for facet in Facet if facet not in filters]
    half = len(free) // 2
    passes = [(filters, free[:half]), (filters, free[half:]), *((_but(filters, facet), [facet]) for facet in filters)]
    running = [beside.submit(_count, searcher, query, others, facets, today) for others, facets in passes]

    def counted() -> Mapping[Facet, tuple[FacetValue, ...]]:
        counts = {facet: found for one in running for facet, found in one.result().items()}
        return {facet: tuple(_values(facet, counts[facet], filters.get(facet, ()))) for facet in Facet}

    return counted


def _but(filters: Filters, facet: Facet) -> Filters:
    return {other: values for other, values in filters.items() if other is not facet}


def _count(searcher: Searcher, query: Query, filters: Filters, facets: list[Facet], today: date) -> dict[Facet, Counts]:
    asked = {facet.value: _terms(_field(facet, filters), facet) for facet in facets}
    answer = searcher.aggregate(narrowed(query, filter_queries(filters, today)), asked) if asked else {}
    counts = {facet: _buckets(answer[facet.value]) for facet in facets}
    if Facet.YEAR in counts:
        counts[Facet.YEAR] = _spans(counts[Facet.YEAR], today.year)
    if Facet.AVAILABLE in counts and Facet.BRANCH in filters:
        counts[Facet.AVAILABLE] |= _available_there(searcher, query, filters, today)
    return counts


def _field(facet: Facet, filters: Filters) -> str:
    is_there_now = facet is Facet.BRANCH and Availability.NOW in filters.get(Facet.AVAILABLE, ())
    return "available_at" if is_there_now else facet.value


def _terms(name: str, facet: Facet) -> dict[str, Any]:
    return {"terms": {"field": name, "size": _MOST_YEARS if facet is Facet.YEAR else MOST_LISTED + 1}}


def _buckets(answer: Any) -> Counts:
    return {_key(bucket["key"]): int(bucket["doc_count"]) for bucket in answer["buckets"]}


def _key(key: str | float) -> str:
    return key if isinstance(key, str) else str(int(key))


def _spans(years: Counts, this_year: int) -> Counts:
    ranges = {span: year_range(span, this_year) for span in YearSpan}
    return {
        span: sum(count for year, count in years.items() if first <= int(year) <= last)
        for span, (first, last) in ranges.items()
    }


def _available_there(searcher: Searcher, query: Query, filters: Filters, today: date) -> Counts:
    there = {**filters, Facet.AVAILABLE: (Availability.NOW.value,)}
    asked = {"there": {"value_count": {"field": "record_id"}}}
    answer = searcher.aggregate(narrowed(query, filter_queries(there, today)), asked)
    return {Availability.NOW: int(answer["there"]["value"])}


def _values(facet: Facet, counts: Counts, chosen: tuple[str, ...]) -> Iterable[FacetValue]:
    listed = {value: count for value, count in counts.items() if value and count}
    shown = [value for value in _order(facet, listed) if value in listed or value in chosen]
    missing = [value for value in chosen if value not in shown]
    for value in (*shown[:MOST_LISTED], *missing, *(v for v in shown[MOST_LISTED:] if v in chosen)):
        yield FacetValue(value, listed.get(value, 0), value in chosen)


def _order(facet: Facet, counts: Counts) -> list[str]:
    if facet is Facet.YEAR:
        return [span.value for span in YearSpan]
    if facet is Facet.AVAILABLE:
        return [way.value for way in Availability]
    return sorted(counts, key=lambda value: (-counts[value], value))
