"""From an address to a question for the catalogue and back: every search is a link that can be kept and shared."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

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


def address(request: SearchRequest, *, page: int = 1) -> str:
    """Write a question as the query of an address, the same question always the same way."""
    pairs = [("q", request.text)]
    pairs += [(facet.value, value) for facet in Facet for value in request.filters.get(facet, ())]
    if request.sort is not Sort.RELEVANCE:
        pairs.append(("sort", request.sort.value))
    if page > 1:
        pairs.append(("page", str(page)))
    return "?" + urlencode(pairs)


def with_value(request: SearchRequest, facet: Facet, value: str) -> SearchRequest:
    """Give the question with one value of a facet more."""
    return _with_filter(request, facet, (*request.filters.get(facet, ()), value))


def without_value(request: SearchRequest, facet: Facet, value: str) -> SearchRequest:
    """Give the question with one value of a facet less."""
    return _with_filter(request, facet, tuple(v for v in request.filters.get(facet, ()) if v != value))


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


def _with_filter(request: SearchRequest, facet: Facet, values: tuple[str, ...]) -> SearchRequest:
    rest: Mapping[Facet, tuple[str, ...]] = {f: v for f, v in request.filters.items() if f is not facet}
    return _made(request, filters={**rest, facet: values} if values else rest)


def _made(request: SearchRequest, **changes: object) -> SearchRequest:
    return replace(request, **changes)  # type: ignore[arg-type]


def _sort(name: str) -> Sort:
    return Sort(name) if name in list(Sort) else Sort.RELEVANCE
