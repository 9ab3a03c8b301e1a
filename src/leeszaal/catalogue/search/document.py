"""What search keeps of one record."""

import math
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from hashlib import blake2b

from tantivy import Document

from leeszaal.catalogue.models import ONLINE_TYPES
from leeszaal.catalogue.search.fields import SCHEMA
from leeszaal.catalogue.search.ranks import ranks
from leeszaal.catalogue.search.request import Availability
from leeszaal.catalogue.search.result import SuggestionKind
from leeszaal.catalogue.search.row import Row, Variants, headings
from leeszaal.catalogue.search.words import clean, folded_words, is_stop_word

_AFTER_ALL_LETTERS = "\x7f"
_MOST_TURNS = 5
SEPARATOR = "\x1f"
"""Stands between the parts of a prompt: what is typed, the kind, what is shown."""


def make_document(row: Row, variants: Variants, today: date) -> Document:
    """Make the index's document of a record; ``variants`` are the other forms of its headings.

    What is counted has a value in every document, an empty one if need be: the engine counts six times faster so.
    """
    return Document.from_dict(_texts(row, variants) | _codes(row) | _numbers(row, today), SCHEMA)


def _texts(row: Row, variants: Variants) -> dict[str, object]:
    title = clean(" ".join(filter(None, (row.title, row.subtitle, row.part))))
    subject = _joined((*row.subjects, *row.genres), variants)
    series = _joined(row.series, variants)
    body = clean(" ".join(filter(None, (row.responsibility, row.publisher, row.summary, row.contents))))
    everything = [title, body, *subject, *series]
    return {
        **dict.fromkeys(("title", "title_nl", "title_en"), title),
        "author": _joined(filter(None, (row.author, *row.contributors)), variants),
        "series": series,
        **dict.fromkeys(("subject", "subject_nl", "subject_en"), subject),
        "body": body,
        "all_nl": everything,
        "all_en": everything,
    }


def _joined(headings: Iterable[str], variants: Variants) -> list[str]:
    return [clean(form) for heading in headings for form in (heading, *variants.get(heading, ()))]


def _codes(row: Row) -> dict[str, object]:
    exact = folded_words(row.title)
    return {
        "isbn": [*row.isbns, *row.issns],
        "title_exact": [" ".join(exact), *([" ".join(exact[1:])] if is_stop_word(exact[0]) else [])] if exact else [],
        "heading": list(headings(row)),
        "prompt": list(_prompts(row)),
        "material": row.material_type,
        "language": row.languages or "",
        "genre": row.genres or "",
        "age": row.age_level,
        "branch": row.branches,
        "available_at": row.available_at,
        "available": _availability(row),
        "fiction": "" if row.is_fiction is None else "fiction" if row.is_fiction else "nonfiction",
        "shown": row.title.encode(),
    }


def _numbers(row: Row, today: date) -> dict[str, object]:
    year = max(row.year or 0, 0)
    return {
        "record_id": row.id,
        "work": work_number(row.work_key) if row.work_key else row.id,
        "year": year,
        **_ranks("title", row.sort_title),
        **_ranks("author", f"{row.sort_author or _AFTER_ALL_LETTERS} {row.sort_title}"),
        "by_newest": max(int(row.created_at.timestamp()), 0) << 32 | row.id,
        "by_year": year << 32 | row.id,
        "weight": _weight(row, today),
    }


def _ranks(name: str, key: str) -> dict[str, int]:
    return {f"by_{name}_{part}": rank for part, rank in enumerate(ranks(key))}


def work_number(work_key: str) -> int:
    """Give the number by which editions of one work are known in the index."""
    return int.from_bytes(blake2b(work_key.encode(), digest_size=8).digest()) >> 1


def _availability(row: Row) -> str:
    if row.available_at:
        return Availability.NOW.value
    return Availability.ONLINE.value if row.material_type in ONLINE_TYPES else ""


def _prompts(row: Row) -> Iterator[str]:
    for kind, shown in (
        *((SuggestionKind.AUTHOR, name) for name in (row.author, *row.contributors) if name),
        *((SuggestionKind.SUBJECT, subject) for subject in (*row.subjects, *row.genres)),
        *((SuggestionKind.SERIES, series) for series in row.series),
    ):
        yield from _turned(kind, shown)


@lru_cache(maxsize=50_000)
def _turned(kind: SuggestionKind, shown: str) -> tuple[str, ...]:
    """Turn a heading so that each of its words comes first once: whoever types *J.K. Row* finds *Rowling, J.K.*"""
    words = folded_words(shown)
    return tuple(
        f"{' '.join(words[turn:] + words[:turn])}{SEPARATOR}{kind}{SEPARATOR}{shown}"
        for turn in range(min(len(words), _MOST_TURNS))
    )


def _weight(row: Row, today: date) -> float:
    """Lift what is lent much, new or in the house a little; the last term keeps equals in a fixed order."""
    lent = 0.03 * min(math.log2(1 + row.loan_count), 10)
    age = today.year - (row.year or 0)
    new = 0.1 if age <= 1 else 0.05 if age <= 4 else 0.0
    order = (row.id * 2654435761 % 2**20) / 2**20 * 0.002
    return 1 + lent + new + (0.1 if row.available_at else 0.0) + order
