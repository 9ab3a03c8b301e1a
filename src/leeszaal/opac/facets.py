"""Facets as links: what can be chosen, what is chosen, and where each choice leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from leeszaal.branches.models import Branch
from leeszaal.catalogue.search import Facet, FacetValue, SearchRequest, SearchResult
from leeszaal.catalogue.words import Words
from leeszaal.opac import questions
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


def groups(request: SearchRequest, result: SearchResult, branches: Sequence[Branch], today: date) -> list[Group]:
    """Lay out the facets that leave something to choose, in the order of the page."""
    names = {str(branch.pk): branch.name for branch in branches}
    listed = ((facet, _choices(request, facet, result.facets.get(facet, ()), names, today)) for facet in FACETS)
    return [_group(facet, choices) for facet, choices in listed if choices]


def chosen(request: SearchRequest, branches: Sequence[Branch], today: date) -> list[Choice]:
    """Give what is chosen, each with the address without it."""
    names = {str(branch.pk): branch.name for branch in branches}
    picked = ((facet, FacetValue(value, 0, True)) for facet in FACETS for value in request.filters.get(facet, ()))
    return [_choice(request, facet, value, names, today) for facet, value in picked]


def _choices(
    request: SearchRequest, facet: Facet, values: Sequence[FacetValue], names: Mapping[str, str], today: date
) -> tuple[Choice, ...]:
    return tuple(
        _choice(request, facet, value, names, today)
        for value in values
        if (value.count or value.selected) and (facet is not Facet.BRANCH or value.value in names)
    )


def _group(facet: Facet, choices: tuple[Choice, ...]) -> Group:
    is_open = facet in _OPEN or any(choice.selected for choice in choices)
    return Group(FACETS[facet], choices[:_SHOWN], choices[_SHOWN:], is_open)


def _choice(request: SearchRequest, facet: Facet, value: FacetValue, names: Mapping[str, str], today: date) -> Choice:
    words = names.get(value.value, value.value) if facet is Facet.BRANCH else value_words(facet, value.value, today)
    change = questions.without_value if value.selected else questions.with_value
    return Choice(words, value.count, value.selected, questions.address(change(request, facet, value.value)))
