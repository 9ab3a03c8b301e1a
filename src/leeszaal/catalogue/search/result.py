"""What search answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from leeszaal.catalogue.search.request import Facet


class IndexMissing(Exception):
    """There is no search index on this machine, or it is of an older shape: ``leeszaal index rebuild`` makes it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A work: the edition that fits best, and the other editions of the work that fit too."""

    record_id: int
    edition_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """How many records would be left with this value (its own facet's selection aside)."""

    value: str
    count: int
    selected: bool


@dataclass(frozen=True, slots=True)
class WithoutFilter:
    """What a reader who finds nothing would find without one of the filters."""

    facet: Facet
    total: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """One page of works, with what helps to go on.

    ``total`` counts records (editions) exactly; ``works`` counts works when all fit in one look, else it is None.
    ``corrected``: nothing fitted the words as typed, so these hits are for ``did_you_mean``. When ``did_you_mean`` is
    given and ``corrected`` is False, the hits are for the words as typed and the other spelling is an offer.
    ``loosened``: no record has all words; these have most of them.
    """

    total: int
    works: int | None
    hits: tuple[Hit, ...]
    facets: Mapping[Facet, tuple[FacetValue, ...]]
    page: int
    has_next: bool
    did_you_mean: str | None = None
    corrected: bool = False
    loosened: bool = False
    without: tuple[WithoutFilter, ...] = field(default=())

    @property
    def has_previous(self) -> bool:
        """Whether there is a page before this one."""
        return self.page > 1


class SuggestionKind(StrEnum):
    """What a suggestion names."""

    TITLE = "title"
    AUTHOR = "author"
    SUBJECT = "subject"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the reader may be typing; a title leads to its record."""

    text: str
    kind: SuggestionKind
    record_id: int | None = None
