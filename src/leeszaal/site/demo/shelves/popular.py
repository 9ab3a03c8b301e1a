"""Popular titles that exist, from goodbooks-10k, under Dutch genres; some also in their Dutch translation."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from leeszaal.catalogue.models import MaterialType
from leeszaal.site.demo.shelves.draft import Draft
from leeszaal.site.demo.shelves.fiction import shelf_mark
from leeszaal.site.demo.words import read_toml

_SUFFIXES = ("Jr.", "Sr.")
_UNINVERTED = frozenset({"Homer", "Plato", "Aristotle", "Sophocles", "Hergé", "Anonymous"})
_HEADINGS = {"Dr. Seuss": "Seuss, Dr.", "Gabriel García Márquez": "García Márquez, Gabriel"}
_FAMILY_OF_TWO = ("le Carré", "du Maurier", "van Allsburg", "Le Guin", "von Goethe", "Cotta Vaz", "de Botton")


@dataclass(frozen=True, slots=True)
class Group:
    """How a Dutch library shelves a writer's books."""

    genre: str
    subjects: tuple[str, ...]
    age: str
    shelf: str


def popular_books() -> Iterator[Draft]:
    """Give each title, most read first, and after it its Dutch translation where one is known."""
    groups, translations = _groups(), _translations()
    for row in _rows("goodbooks/books.csv"):
        writer = row["authors"].split("; ")[0]
        draft = _draft(row, groups[writer])
        yield draft
        if found := translations.get((row["title"], writer)):
            yield _translated(draft, *found)


def other_names() -> dict[str, list[str]]:
    """Give headings of writers with the names that lead to them."""
    return dict(read_toml("popular.toml")["see_from"])


def _draft(row: dict[str, str], group: Group) -> Draft:
    authors = tuple(inverted(name) for name in row["authors"].split("; "))
    main, _, subtitle = row["title"].partition(": ")
    genres = (group.genre,) if group.genre else ()
    return Draft(
        MaterialType.BOOK,
        title=main,
        subtitle=subtitle,
        author=authors[0],
        contributors=authors[1:],
        year=int(row["year"] or 2000),
        language="eng",
        isbn=row["isbn"],
        series=row["series"],
        volume=int(row["volume"] or 0),
        subjects=group.subjects,
        genres=genres,
        age=group.age,
        shelf_mark=shelf_mark(group.age, group.genre, authors[0]) if group.genre else f"{group.shelf} ENGELS",
        is_fiction=bool(group.genre),
        extent="1 volume",
        price_cents=1499,
        popularity=_popularity(int(row["ratings"])),
    )


def _translated(draft: Draft, title: str, year: int) -> Draft:
    return replace(
        draft,
        title=title,
        subtitle="",
        original_title=draft.title,
        contributors=(),
        language="dut",
        original_language="eng",
        isbn="",
        year=year,
        edition="Nederlandse vertaling",
        price_cents=2199,
        popularity=draft.popularity * 1.5,
    )


def _popularity(ratings: int) -> float:
    """Twenty thousand ratings is an ordinary title here, a million a very popular one."""
    return float(max(0.5, (ratings / 60_000) ** 0.6))


def inverted(name: str) -> str:
    """Turn a name round for the catalogue: *Ursula K. Le Guin* becomes *Le Guin, Ursula K.*"""
    if name in _UNINVERTED or " " not in name:
        return name
    if name in _HEADINGS:
        return _HEADINGS[name]
    words = name.split()
    suffix = f", {words.pop()}" if words[-1] in _SUFFIXES else ""
    last = 2 if " ".join(words[-2:]) in _FAMILY_OF_TWO else 1
    return f"{' '.join(words[-last:])}, {' '.join(words[:-last])}{suffix}"


@cache
def _groups() -> dict[str, Group]:
    found: dict[str, Group] = {}
    for group in read_toml("popular.toml")["group"]:
        for writer in group["writers"]:
            found.setdefault(writer, _group(group))
    return found


def _group(group: dict[str, Any]) -> Group:
    return Group(group["genre"], tuple(group["subjects"]), group.get("age", ""), group.get("shelf", ""))


@cache
def _translations() -> dict[tuple[str, str], tuple[str, int]]:
    rows = _rows("translated.csv")
    return {(row["work_title"], row["author"]): (row["dutch_title"], int(row["year"])) for row in rows}


def _rows(name: str) -> list[dict[str, str]]:
    text = files("leeszaal.site.demo").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
