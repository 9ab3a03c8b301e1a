"""One page of works in a fixed order, whatever the order in which the engine keeps its documents.

The engine breaks ties by where a document happens to lie, which changes with every merge. So the hits that share the
last score of a window are left for a larger window, and ties inside it are broken by record id. Then editions of one
work are taken together, the first of them leading, and the page is cut from the works.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from tantivy import DocAddress, Occur, Order, Query, Searcher, SearchResult

from leeszaal.catalogue.search.fields import SCHEMA, SORT_PARTS
from leeszaal.catalogue.search.query import Asked, any_of
from leeszaal.catalogue.search.request import Sort
from leeszaal.catalogue.search.result import Hit

_MOST_EDITIONS = 500
_EXACT_WORKS = 400
_LARGEST = 2_000_000
_FIELDS = {
    Sort.RELEVANCE: (("weight",), Order.Desc),
    Sort.NEWEST: (("by_newest",), Order.Desc),
    Sort.YEAR: (("by_year",), Order.Desc),
    Sort.TITLE: (tuple(f"by_title_{part}" for part in range(SORT_PARTS)), Order.Asc),
    Sort.AUTHOR: (tuple(f"by_author_{part}" for part in range(SORT_PARTS)), Order.Asc),
}


@dataclass(frozen=True, slots=True)
class Page:
    """The works of one page; ``total`` counts records, ``works`` is known when one look held them all."""

    total: int
    works: int | None
    hits: tuple[Hit, ...]
    has_next: bool


def read_page(searcher: Searcher, asked: Asked, sort: Sort, page: int, size: int) -> Page:
    """Read one page (from 1) of ``size`` works."""
    total, ranked = _ranked(searcher, asked, sort, page * size + 1)
    works = list(dict.fromkeys(work for _, work in ranked))
    on_page = works[(page - 1) * size : page * size]
    is_all = len(ranked) == total
    hits = tuple(_hits(searcher, asked, on_page, ranked, is_all=is_all))
    return Page(total, len(works) if is_all else None, hits, len(works) > page * size)


def count_hits(searcher: Searcher, query: Query) -> int:
    """Count the records that fit."""
    return _count(searcher.search(query, 1, order_by_field="record_id"))


Ranked = list[tuple[int, int]]
"""Record id and work number, best first."""


def _ranked(searcher: Searcher, asked: Asked, sort: Sort, least_works: int) -> tuple[int, Ranked]:
    limit = max(least_works + least_works // 4, _EXACT_WORKS)
    while True:
        total, ranked = _look(searcher, asked, sort, limit)
        is_enough = len(ranked) == total or len({work for _, work in ranked}) >= least_works
        if is_enough or limit > _LARGEST:
            return total, ranked
        limit *= 3


def _look(searcher: Searcher, asked: Asked, sort: Sort, limit: int) -> tuple[int, Ranked]:
    is_scored = sort is Sort.RELEVANCE and asked.ranked is not None
    total, hits = (_by_score if is_scored else _by_field)(searcher, asked, sort, limit)
    if len(hits) == limit:
        hits = [hit for hit in hits if hit[0][0] != hits[-1][0][0]]
    addresses = [address for _, address in hits]
    ids, works = _numbers(searcher, "record_id", addresses), _numbers(searcher, "work", addresses)
    keyed = sorted(zip((key for key, _ in hits), ids, works, strict=True))
    return total, [(int(record_id), int(work)) for _, record_id, work in keyed]


Keyed = list[tuple[tuple[float, ...], DocAddress]]
"""Hits with what they are sorted by, smallest first; the engine has sorted by the first number only."""


def _by_score(searcher: Searcher, asked: Asked, sort: Sort, limit: int) -> tuple[int, Keyed]:
    found = searcher.search(asked.ranked or asked.fits, limit, weight_by_field="weight")
    return _count(found), [((-score,), address) for score, address in found.hits]


def _by_field(searcher: Searcher, asked: Asked, sort: Sort, limit: int) -> tuple[int, Keyed]:
    fields, order = _FIELDS[sort]
    found = searcher.search(asked.fits, limit, order_by_field=fields[0], order=order)
    addresses = [address for _, address in found.hits]
    sign = 1 if order == Order.Asc else -1
    columns = [[sign * value for value, _ in found.hits]]
    columns += [_numbers(searcher, name, addresses) for name in fields[1:]]
    return _count(found), list(zip(zip(*columns, strict=True), addresses, strict=True))


def _count(found: SearchResult) -> int:
    return int(found.count)  # type: ignore[attr-defined]  # the package's stub leaves it out


def _numbers(searcher: Searcher, name: str, addresses: list[DocAddress]) -> list[float]:
    values = searcher.fast_field_values(name, addresses) if addresses else []
    return [value or 0 for value in values]


def _hits(searcher: Searcher, asked: Asked, works: list[int], ranked: Ranked, *, is_all: bool) -> Iterator[Hit]:
    if not is_all and works:
        ranked = ranked + _editions(searcher, asked, works)
    editions: dict[int, dict[int, None]] = {work: {} for work in works}
    for record_id, work in ranked:
        if work in editions:
            editions[work][record_id] = None
    for ids in editions.values():
        yield Hit(next(iter(ids)), tuple(islice(ids, 1, None)))


def _editions(searcher: Searcher, asked: Asked, works: list[int]) -> Ranked:
    """Find the editions that stand below the window, the most wanted first."""
    in_works = any_of(Query.term_query(SCHEMA, "work", work, index_option="basic") for work in works)
    fits = Query.boolean_query([(Occur.Must, in_works), (Occur.Must, asked.fits)])
    return _look(searcher, Asked(fits, None), Sort.RELEVANCE, _MOST_EDITIONS)[1]
