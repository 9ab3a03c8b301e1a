"""Answer a reader's question, and help on when there is little or no answer."""

from collections.abc import Callable, Hashable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date

from leeszaal.catalogue.search.facets import begin_counting
from leeszaal.catalogue.search.filters import Filters, filter_queries, tidy
from leeszaal.catalogue.search.parse import Question, parse
from leeszaal.catalogue.search.query import Asked, exact_query, loose_query, narrowed
from leeszaal.catalogue.search.reader import View, current_view
from leeszaal.catalogue.search.recent import Recent
from leeszaal.catalogue.search.request import Facet, SearchRequest
from leeszaal.catalogue.search.result import FacetValue, SearchResult, WithoutFilter
from leeszaal.catalogue.search.spelling import respell
from leeszaal.catalogue.search.window import count_hits, read_page

Facets = Mapping[Facet, tuple[FacetValue, ...]]
_LITTLE = 4
_RARE = 3
_MUCH_MORE = 5
"""An offer of another spelling must find this many times more than the words as typed."""
_MANY = 20_000
_BROAD_COUNTS: Recent[Facets] = Recent(seconds=30)
"""Where more records fit than ``_MANY``, facet counts of a moment ago will do."""
_beside = ThreadPoolExecutor(max_workers=4, thread_name_prefix="facets")
"""Where facets are counted while the page is read."""


def search(request: SearchRequest, *, today: date) -> SearchResult:
    """Answer a question.

    Raises:
        IndexMissing: when this machine has no index.
    """
    search = _Search(current_view(), request, tidy(request.filters), today)
    question = parse(request.text)
    result = search.answer(question, exact_query(question))
    if not question.clauses or result.total >= _LITTLE:
        return result
    if result.total:
        return replace(result, did_you_mean=search.offer(question, result.total))
    return search.help_on(question) or search.tell_filters(question, result)


@dataclass(frozen=True, slots=True)
class _Search:
    view: View
    request: SearchRequest
    filters: Filters
    today: date

    def answer(self, question: Question, asked: Asked) -> SearchResult:
        within = asked.within(filter_queries(self.filters, self.today))
        request = self.request
        key = (self.view.build, question, tuple(sorted(self.filters.items())), self.today)
        counted = self._begin_counting(key, asked)
        page = read_page(self.view.records, within, request.sort, request.within_page, request.within_size)
        facets = counted()
        if page.total > _MANY:
            _BROAD_COUNTS.keep(key, facets)
        return SearchResult(page.total, page.works, page.hits, facets, request.within_page, page.has_next)

    def offer(self, question: Question, total: int) -> str | None:
        """Give another spelling when it finds much more."""
        other = respell(self.view, question, self._count, _RARE)
        return str(other[0]) if other and other[1] >= total * _MUCH_MORE else None

    def help_on(self, question: Question) -> SearchResult | None:
        """Answer another spelling, else most of the words; but the words stand when only filters are in the way."""
        if self.filters and replace(self, filters={})._count(question):
            return None
        other = respell(self.view, question, self._count, rare=0)
        if other:
            corrected = self.answer(other[0], exact_query(other[0]))
            return replace(corrected, did_you_mean=str(other[0]), corrected=True)
        loose = loose_query(question)
        nearest = self.answer(question, loose) if loose else None
        return replace(nearest, loosened=True) if nearest and nearest.total else None

    def tell_filters(self, question: Question, result: SearchResult) -> SearchResult:
        """Tell for each filter what would be found without it."""
        totals = [WithoutFilter(facet, self._without(facet)._count(question)) for facet in self.filters]
        return replace(result, without=tuple(one for one in totals if one.total))

    def _without(self, facet: Facet) -> "_Search":
        return replace(self, filters={other: values for other, values in self.filters.items() if other is not facet})

    def _count(self, question: Question) -> int:
        wanted = filter_queries(self.filters, self.today)
        return count_hits(self.view.records, narrowed(exact_query(question).fits, wanted))

    def _begin_counting(self, key: Hashable, asked: Asked) -> Callable[[], Facets]:
        """Begin to count facets, unless counts of a moment ago will do; give the way to get them."""
        counted = _BROAD_COUNTS.recall(key)
        if counted:
            return lambda: counted
        return begin_counting(_beside, self.view.records, asked.fits, self.filters, self.today)
