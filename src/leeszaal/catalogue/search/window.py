"""One page of works in a fixed order, whatever the order in which the engine keeps its documents.

The engine breaks ties by where a document happens to lie, which changes with every merge. So the hits that share the
last score of a window are left for a larger window, and ties inside it are broken by record id. Then editions of one
work are taken together, the first of them leading, and the page is cut from the works.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from tantivy import DocAddress, Order, Query, Searcher

from leeszaal.catalogue.search.fields import SCHEMA
from leeszaal.catalogue.search.query import narrowed
from leeszaal.catalogue.search.request import Sort
from leeszaal.catalogue.search.result import Hit

_MOST_EDITIONS = 500
_EXACT_WORKS = 400
_LARGEST = 2_000_000
_BY_FIELD = {
    Sort.NEWEST: ("by_newest", Order.Desc),
    Sort.YEAR: ("by_year", Order.Desc),
    Sort.TITLE: ("by_title", Order.Asc),
    Sort.AUTHOR: ("by_author", Order.Asc),
}


@dataclass(frozen=True, slots=True)
class Page:
    """The works of one page; ``total`` counts records, ``works`` is known when one look held them all."""

    total: int
    works: int | None
    hits: tuple[Hit, ...]
    has_next: bool


def read_page(searcher: Searcher, query: Query, sort: Sort, page: int, size: int) -> Page:
    """Read one page (from 1) of ``size`` works."""
    total, ranked = _ranked(searcher, query, sort, page * size + 1)
    works = list(dict.fromkeys(work for _, work in ranked))
    on_page = works[(page - 1) * size : page * size]
    is_all = len(ranked) == total
    hits = tuple(_hits(searcher, query, sort, on_page, ranked, is_all=is_all))
    return Page(total, len(works) if is_all else None, hits, len(works) > page * size)


Ranked = list[tuple[int, int]]
"""Record id and work number, best first."""


def _ranked(searcher: Searcher, query: Query, sort: Sort, least_works: int) -> tuple[int, Ranked]:
    limit = max(least_works + least_works // 4, _EXACT_WORKS)
    while True:
        total, ranked = _look(searcher, query, sort, limit)
        is_enough = len(ranked) == total or len({work for _, work in ranked}) >= least_works
        if is_enough or limit > _LARGEST:
            return total, ranked
        limit *= 3


def _look(searcher: Searcher, query: Query, sort: Sort, limit: int) -> tuple[int, Ranked]:
    field, order = _BY_FIELD.get(sort, (None, Order.Desc))
    if field:
        found = searcher.search(query, limit, order_by_field=field, order=order)
    else:
        found = searcher.search(query, limit, weight_by_field="weight")
    hits = found.hits
    if field is None and len(hits) == limit:
        hits = [hit for hit in hits if hit[0] != hits[-1][0]]
    ids, works = _numbers(searcher, [address for _, address in hits])
    ranked = list(zip(ids, works, strict=True))
    if field is None:
        by_score = sorted(range(len(ranked)), key=lambda place: (-hits[place][0], ranked[place][0]))
        ranked = [ranked[place] for place in by_score]
    return found.count, ranked  # type: ignore[attr-defined]  # the package's stub leaves it out


def _numbers(searcher: Searcher, addresses: list[DocAddress]) -> tuple[list[int], list[int]]:
    if not addresses:
        return [], []
    ids, works = (searcher.fast_field_values(name, addresses) for name in ("record_id", "work"))
    return [int(value or 0) for value in ids], [int(value or 0) for value in works]


def _hits(
    searcher: Searcher, query: Query, sort: Sort, works: list[int], ranked: Ranked, *, is_all: bool
) -> Iterator[Hit]:
    if not is_all and works:
        ranked = ranked + _editions(searcher, query, sort, works)
    editions: dict[int, dict[int, None]] = {work: {} for work in works}
    for record_id, work in ranked:
        if work in editions:
            editions[work][record_id] = None
    for ids in editions.values():
        yield Hit(next(iter(ids)), tuple(islice(ids, 1, None)))


def _editions(searcher: Searcher, query: Query, sort: Sort, works: list[int]) -> Ranked:
    """Find the editions that stand below the window."""
    return _look(searcher, narrowed(query, [Query.term_set_query(SCHEMA, "work", works)]), sort, _MOST_EDITIONS)[1]
