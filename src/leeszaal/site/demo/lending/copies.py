"""The copies on the shelves: how many of each title, where they stand and what they cost."""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from leeszaal.catalogue.models import ONLINE_TYPES, Item, ItemStatus, MaterialType
from leeszaal.common.barcodes import make_barcode
from leeszaal.site.demo import house
from leeszaal.site.demo.lending.days import at
from leeszaal.site.demo.shelves.catalogue import Title

PREFIX = "31"
"""Three for an item, as libraries number (two is a patron), one for our own series."""

_STEP = 7_654_321
_BODY = 10 ** (13 - len(PREFIX))
_MORE_AT = (1.35, 2.4, 4.5, 8.0, 13.0, 20.0)
_SPREAD = (house.CENTRUM, house.DE_VAART, house.CENTRUM, house.BUS, house.DE_VAART, house.CENTRUM, house.CENTRUM)
_FIRST_PLACE, _FIRST_WEIGHTS = (house.CENTRUM, house.DE_VAART, house.BUS), (70, 24, 6)
YOUNG = frozenset({"0-3", "3-6", "6-9", "9-12", "12-15"})
_SHELVES = {
    MaterialType.MAGAZINE: "Tijdschriften", MaterialType.CD: "Muziek", MaterialType.DVD: "Film",
    MaterialType.GAME: "Games", MaterialType.ARTWORK: "Kunstuitleen", MaterialType.MAP: "Magazijn",
    MaterialType.SHEET_MUSIC: "Muziek",
}  # fmt: skip
_YOUNG_SHELVES = {"0-3": "Peuters", "3-6": "Prentenboeken", "6-9": "Jeugd A", "9-12": "Jeugd B", "12-15": "Jeugd C"}


@dataclass(slots=True)
class Copy:
    """A copy with what decides how often it is lent, and by whom."""

    item: Item
    title: Title
    popularity: float
    is_young: bool

    @property
    def is_free(self) -> bool:
        """Whether it stands on the shelf and may go out."""
        return self.item.status == ItemStatus.AVAILABLE and bool(self.item.is_lendable)


def copies(titles: Iterable[Title], chance: random.Random, today: date, first: int = 1) -> Iterator[Copy]:
    """Give the copies of every title, numbered from the first, all on the shelf."""
    number = first - 1
    for title in titles:
        for branch, acquired_on in _places(title, chance, today):
            number += 1
            yield make_copy(number, title, branch, acquired_on, today)


def _places(title: Title, chance: random.Random, today: date) -> Iterator[tuple[int, date]]:
    """Give branch and day of arrival of each copy; what is online has none."""
    record = title.record
    if record.material_type in ONLINE_TYPES or record.online_url:
        return
    count = 1 + sum(title.popularity > limit for limit in _MORE_AT)
    if record.material_type == MaterialType.MAGAZINE and not title.in_store:
        count = 2
    only_centrum = record.material_type == MaterialType.ARTWORK or title.in_store
    first = house.CENTRUM if only_centrum else chance.choices(_FIRST_PLACE, _FIRST_WEIGHTS)[0]
    for turn in range(count):
        later = timedelta(days=chance.randint(0, 60) if turn else 0)
        arrived_on = min(title.arrived_on + later, today - timedelta(days=1))
        yield (_SPREAD[turn] if count > 1 else first), arrived_on


def make_copy(number: int, title: Title, branch: int, acquired_on: date, today: date) -> Copy:
    """Make one copy, on the shelf."""
    record = title.record
    newest_issue = record.material_type == MaterialType.MAGAZINE and (today - acquired_on).days < 45
    item = Item(
        pk=number,
        record_id=record.pk,
        barcode=make_barcode(PREFIX, number * _STEP % _BODY),
        branch_id=branch,
        current_branch_id=branch,
        shelf=shelf(title),
        call_number=title.shelf_mark[:60],
        material_type=record.material_type,
        status=ItemStatus.AVAILABLE,
        status_since=at(acquired_on, 9),
        is_lendable=not newest_issue,
        note="Nieuwste nummer, alleen ter inzage" if newest_issue else "",
        price_cents=title.price_cents,
        acquired_on=acquired_on,
    )
    return Copy(item, title, title.popularity, record.age_level in YOUNG)


def shelf(title: Title) -> str:
    """Give the name of the shelf where a reader looks for it."""
    record = title.record
    if title.in_store:
        return "Magazijn"
    if record.material_type in _SHELVES:
        return _SHELVES[MaterialType(record.material_type)]
    if record.age_level in _YOUNG_SHELVES and not title.shelf_mark.startswith("J "):
        return _YOUNG_SHELVES[record.age_level]
    if title.shelf_mark.startswith("J "):
        return "Jeugd informatief"
    if record.age_level == "15-18":
        return "Young adult"
    return _adult_shelf(title)


def _adult_shelf(title: Title) -> str:
    genres = title.record.genres
    if "Grote letter" in genres:
        return "Grote letter"
    language = "Engels" if "eng" in title.record.languages else ""
    kind = "Spannend" if {"Thriller", "Detective", "Horror"} & set(genres) else "Romans"
    return " ".join(filter(None, (kind if title.record.is_fiction else "Informatief", language)))
