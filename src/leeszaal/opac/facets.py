"""Facets as links: what can be chosen, what is chosen, and where each choice leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leeszaal.catalogue.search import Facet, FacetValue, SearchRequest, SearchResult
from leeszaal.catalogue.words import Words
from leeszaal.opac import questions
from leeszaal.opac.questions import Written
from leeszaal.opac.words import FACETS, value_words

_SHOWN = 8
_OPEN = frozenset({Facet.AVAILABLE, Facet.MATERIAL, Facet.BRANCH, Facet.AGE})


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet, with the address that adds it, or takes it away when it is chosen."""

    words: Words
    count: int
    selected: bool
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """A facet with its choices; the first few stand open, the rest behind "more"."""

    name: Words
    first: tuple[Choice, ...]
    more: tuple[Choice, ...]
    is_open: bool


def groups(request: SearchRequest, result: SearchResult, branches: Mapping[str, str], today: date) -> list[Group]:
    """Lay out the facets that leave something to choose, in the order of the page; `branches` are names by number."""
    written = questions.write(request)
    listed = ((facet, _choices(written, facet, result.facets.get(facet, ()), branches, today)) for facet in FACETS)
    return [_group(facet, choices) for facet, choices in listed if choices]


def chosen(request: SearchRequest, branches: Mapping[str, str], today: date) -> list[Choice]:
    """Give what is chosen, each with the address without it."""
    written = questions.write(request)
    picked = ((facet, FacetValue(value, 0, True)) for facet in FACETS for value in request.filters.get(facet, ()))
    return [_choice(written, facet, value, branches, today) for facet, value in picked]


def _choices(
    written: Written, facet: Facet, values: Sequence[FacetValue], branches: Mapping[str, str], today: date
) -> tuple[Choice, ...]:
    return tuple(
        _choice(written, facet, value, branches, today)
        for value in values
        if (value.count or value.selected) and (facet is not Facet.BRANCH or value.value in branches)
    )


def _group(facet: Facet, choices: tuple[Choice, ...]) -> Group:
    is_open = facet in _OPEN or any(choice.selected for choice in choices)
    return Group(FACETS[facet], choices[:_SHOWN], choices[_SHOWN:], is_open)


def _choice(written: Written, facet: Facet, value: FacetValue, branches: Mapping[str, str], today: date) -> Choice:
    words = branches.get(value.value, value.value) if facet is Facet.BRANCH else value_words(facet, value.value, today)
    change = written.without_value if value.selected else written.with_value
    return Choice(words, value.count, value.selected, change(facet, value.value))
