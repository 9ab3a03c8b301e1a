"""A record as search reads it from the database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Row:
    """A record with what its items say, in the order of the reading statement's columns."""

    id: int
    material_type: str
    title: str
    subtitle: str
    part: str
    responsibility: str
    author: str
    contributors: list[str]
    publisher: str
    year: int | None
    languages: list[str]
    isbns: list[str]
    issns: list[str]
    series: list[str]
    subjects: list[str]
    genres: list[str]
    age_level: str
    is_fiction: bool | None
    summary: str
    contents: str
    work_key: str
    sort_title: str
    sort_author: str
    loan_count: int
    created_at: datetime
    branches: list[str]
    available_at: list[str]


Variants = Mapping[str, Iterable[str]]
"""Other forms by heading."""


def headings(row: Row) -> set[str]:
    """Give every heading of a record that an authority may describe."""
    return {row.author, *row.contributors, *row.series, *row.subjects, *row.genres} - {""}
