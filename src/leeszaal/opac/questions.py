"""From an address to a question for the catalogue and back: every search is a link that can be kept and shared."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain
from urllib.parse import quote_plus

from django.http import QueryDict

from leeszaal.catalogue.search import Facet, SearchRequest, Sort

PAGE_SIZE = 20
_LONGEST = 200


def is_question(asked: QueryDict) -> bool:
    """Tell whether an address asks for results; without any question the front page is shown."""
    return any(name in asked for name in ("q", "sort", "page", *Facet))


def read(asked: QueryDict, language: str) -> SearchRequest:
    """Read a question from an address; what makes no sense is left out, never refused."""
    filters = {facet: tuple(dict.fromkeys(v for v in asked.getlist(facet) if v)) for facet in Facet}
    page = asked.get("page", "1")
    return SearchRequest(
        text=asked.get("q", "").replace("\x00", "").strip()[:_LONGEST],
        filters={facet: values for facet, values in filters.items() if values},
        sort=_sort(asked.get("sort", "")),
        page=int(page) if page.isascii() and page.isdecimal() and len(page) < 5 else 1,
        size=PAGE_SIZE,
        language=language,
    )


@dataclass(frozen=True, slots=True)
class Written:
    """A question as parts of an address: a page has dozens of addresses that differ from it in one value of a facet."""

    start: str
    filters: Mapping[Facet, tuple[str, ...]]
    end: str

    def __str__(self) -> str:
        return self._with(Facet.MATERIAL, self.filters[Facet.MATERIAL])

    def with_value(self, facet: Facet, value: str) -> str:
        """Give the address with one value of a facet more."""
        return self._with(facet, (*self.filters[facet], _pair(facet, value)))

    def without_value(self, facet: Facet, value: str) -> str:
        """Give the address with one value of a facet less."""
        gone = _pair(facet, value)
        return self._with(facet, tuple(pair for pair in self.filters[facet] if pair != gone))

    def _with(self, facet: Facet, pairs: tuple[str, ...]) -> str:
        chosen = (pairs if other is facet else kept for other, kept in self.filters.items())
        return self.start + "".join(chain.from_iterable(chosen)) + self.end


def write(request: SearchRequest, *, page: int = 1) -> Written:
    """Write a question as the query of an address, the same question always the same way."""
    filters = {facet: tuple(_pair(facet, value) for value in request.filters.get(facet, ())) for facet in Facet}
    order = "" if request.sort is Sort.RELEVANCE else f"&sort={request.sort}"
    return Written(f"?q={quote_plus(request.text)}", filters, order + (f"&page={page}" if page > 1 else ""))


def address(request: SearchRequest, *, page: int = 1) -> str:
    """Give the address of a question."""
    return str(write(request, page=page))


def without_facet(request: SearchRequest, facet: Facet) -> SearchRequest:
    """Give the question with a facet set free."""
    return _with_filter(request, facet, ())


def asking(request: SearchRequest, text: str) -> SearchRequest:
    """Give the question with other words."""
    return _made(request, text=text)


def sorted_by(request: SearchRequest, sort: Sort) -> SearchRequest:
    """Give the question in another order."""
    return _made(request, sort=sort)


def unfiltered(request: SearchRequest) -> SearchRequest:
    """Give the question without any filter."""
    return _made(request, filters={})


def _pair(facet: Facet, value: str) -> str:
    return f"&{facet}={quote_plus(value)}"


def _with_filter(request: SearchRequest, facet: Facet, values: tuple[str, ...]) -> SearchRequest:
    rest: Mapping[Facet, tuple[str, ...]] = {f: v for f, v in request.filters.items() if f is not facet}
    return _made(request, filters={**rest, facet: values} if values else rest)


def _made(request: SearchRequest, **changes: object) -> SearchRequest:
    return replace(request, **changes)  # type: ignore[arg-type]


def _sort(name: str) -> Sort:
    return Sort(name) if name in list(Sort) else Sort.RELEVANCE
