"""What a reader asks of the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

MAX_PAGE_SIZE = 100
MAX_WORKS = 5000
"""How many works deep a reader can page; beyond that a narrower question helps more than a next page."""


class Facet(StrEnum):
    """A way to narrow results; the value is also the name of the parameter in an address."""

    MATERIAL = "material"
    LANGUAGE = "language"
    GENRE = "genre"
    AGE = "age"
    BRANCH = "branch"
    YEAR = "year"
    AVAILABLE = "available"
    FICTION = "fiction"


class Sort(StrEnum):
    """The order of results."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    YEAR = "year"
    TITLE = "title"
    AUTHOR = "author"


class Availability(StrEnum):
    """The values of ``Facet.AVAILABLE``."""

    NOW = "now"
    ONLINE = "online"


class YearSpan(StrEnum):
    """The values of ``Facet.YEAR``: the year itself, the year before, and spans that include this year."""

    THIS_YEAR = "this_year"
    LAST_YEAR = "last_year"
    LAST_5 = "last_5"
    LAST_10 = "last_10"
    OLDER = "older"


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A question with its filters, order and page; any text and number is allowed, out of range is brought in range.

    Values of one facet are alternatives; facets narrow each other. ``language`` is the reader's ("nl" or "en").
    An empty text with or without filters browses the catalogue.
    """

    text: str = ""
    filters: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    size: int = 20
    language: str = "nl"

    @property
    def within_size(self) -> int:
        """The number of works per page that is given, at most ``MAX_PAGE_SIZE``."""
        return min(max(self.size, 1), MAX_PAGE_SIZE)

    @property
    def within_page(self) -> int:
        """The page that is given (from 1), at most as deep as ``MAX_WORKS``."""
        return min(max(self.page, 1), MAX_WORKS // self.within_size)
