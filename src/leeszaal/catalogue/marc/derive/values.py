"""What is derived from a record: everything that search, pages and rules need, in a form made for them."""

from dataclasses import dataclass
from enum import StrEnum


class MaterialType(StrEnum):
    """What a record describes, as far as lending and readers care."""

    BOOK = "book"
    MAGAZINE = "magazine"
    CD = "cd"
    DVD = "dvd"
    GAME = "game"
    ARTWORK = "artwork"
    EBOOK = "ebook"
    AUDIOBOOK = "audiobook"
    SHEET_MUSIC = "sheet_music"
    MAP = "map"
    OTHER = "other"


class HeadingKind(StrEnum):
    """What a heading names."""

    PERSON = "person"
    CORPORATE = "corporate"
    SUBJECT = "subject"
    GENRE = "genre"
    SERIES = "series"


@dataclass(frozen=True, slots=True)
class Contributor:
    """Someone who had a part in it: the heading (*Vries, Jan de*) and the part, a MARC relator code or a word."""

    name: str
    role: str
    kind: HeadingKind


@dataclass(frozen=True, slots=True)
class SeriesEntry:
    """A series and the number within it, as written (*3*, *deel 3*), or no number."""

    title: str
    number: str


@dataclass(frozen=True, slots=True)
class SeeFrom:
    """Another form that leads to a heading: the same name in another script or written in full."""

    kind: HeadingKind
    heading: str
    form: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A record's content for readers. Texts are without ISBD punctuation; an empty text means: not known.

    ``control_number`` is field 001, with the agency of field 003 before it: ``(NL-HaKB)123``. ``age_level`` is a span
    of years (``6-9``), ``adult``, or for films and games the mark on the box (``12``, ``AL``). ``work_key`` is equal
    for the editions and forms of one work, and empty where that cannot be told.
    """

    control_number: str
    isbns: tuple[str, ...]
    issns: tuple[str, ...]
    material_type: MaterialType
    title: str
    subtitle: str
    part: str
    responsibility: str
    other_titles: tuple[str, ...]
    uniform_title: str
    author: str
    author_role: str
    contributors: tuple[Contributor, ...]
    publisher: str
    place: str
    year: int | None
    edition: str
    extent: str
    languages: tuple[str, ...]
    series: tuple[SeriesEntry, ...]
    subjects: tuple[str, ...]
    genres: tuple[str, ...]
    is_fiction: bool | None
    age_level: str
    summary: str
    contents: str
    online_url: str
    see_from: tuple[SeeFrom, ...]
    work_key: str
    sort_title: str
    sort_author: str
