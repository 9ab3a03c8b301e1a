"""Answer a reader's question, and help on when there is little or no answer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tantivy import Query

from leeszaal.catalogue.search.facets import count_facets
from leeszaal.catalogue.search.filters import Filters, filter_queries, tidy
from leeszaal.catalogue.search.parse import Question, parse
from leeszaal.catalogue.search.query import exact_query, loose_query, narrowed
from leeszaal.catalogue.search.reader import View, current_view
from leeszaal.catalogue.search.request import SearchRequest
from leeszaal.catalogue.search.result import SearchResult, WithoutFilter
from leeszaal.catalogue.search.spelling import respell
from leeszaal.catalogue.search.window import read_page

_LITTLE = 4
_MUCH_MORE = 5
"""An offer of another spelling must find this many times more than the words as typed."""


def search(request: SearchRequest, *, today: date) -> SearchResult:
    """Answer a question.

    Raises:
        IndexMissing: when this machine has no index.
    """
    view, question, filters = current_view(), parse(request.text), tidy(request.filters)
    result = _answer(view, exact_query(question), request, filters, today)
    if not question.clauses or result.total >= _LITTLE:
        return result
    if result.total:
        return replace(result, did_you_mean=_offer(view, question, result.total, filters, today))
    return _help_on(view, question, request, filters, today) or _nothing(view, question, result, filters, today)


def _answer(view: View, query: Query, request: SearchRequest, filters: Filters, today: date) -> SearchResult:
    fitting = narrowed(query, filter_queries(filters, today))
    page = read_page(view.records, fitting, request.sort, request.within_page, request.within_size)
    facets = count_facets(view.records, query, filters, today)
    return SearchResult(page.total, page.works, page.hits, facets, request.within_page, page.has_next)


def _offer(view: View, question: Question, total: int, filters: Filters, today: date) -> str | None:
    other = respell(view, question, _counter(view, filters, today))
    return str(other[0]) if other and other[1] >= total * _MUCH_MORE else None


def _help_on(
    view: View, question: Question, request: SearchRequest, filters: Filters, today: date
) -> SearchResult | None:
    """Answer another spelling, else most of the words; but the words stand when only the filters are in the way."""
    if filters and _counter(view, {}, today)(question):
        return None
    other = respell(view, question, _counter(view, filters, today))
    if other:
        result = _answer(view, exact_query(other[0]), request, filters, today)
        return replace(result, did_you_mean=str(other[0]), corrected=True)
    loose = loose_query(question)
    nearest = _answer(view, loose, request, filters, today) if loose else None
    return replace(nearest, loosened=True) if nearest and nearest.total else None


def _nothing(view: View, question: Question, result: SearchResult, filters: Filters, today: date) -> SearchResult:
    totals = [(facet, _but(view, question, filters, facet, today)) for facet in filters]
    return replace(result, without=tuple(WithoutFilter(facet, total) for facet, total in totals if total))


def _but(view: View, question: Question, filters: Filters, facet: object, today: date) -> int:
    others = {other: values for other, values in filters.items() if other is not facet}
    return _counter(view, others, today)(question)


def _counter(view: View, filters: Filters, today: date) -> Callable[[Question], int]:
    wanted = filter_queries(filters, today)

    def count(question: Question) -> int:
        query = narrowed(exact_query(question), wanted)
        return int(view.records.search(query, 1, order_by_field="record_id").count)  # type: ignore[attr-defined]

    return count
