"""A small invented catalogue, Dutch and English, in which each search test finds its difficulty."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Authority, Item, ItemStatus, Record
from leeszaal.catalogue.search import Facet, SearchRequest, SearchResult, Sort, search
from leeszaal.common.sortkeys import sort_key, title_sort_key

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def put(title: str, author: str = "", **fields: Any) -> Record:
    """Put a record in the catalogue."""
    given: dict[str, Any] = {
        "material_type": "book",
        "languages": ["dut"],
        "created_at": NOW,
        "changed_at": NOW,
    } | fields
    return Record.objects.create(
        title=title,
        author=author,
        marc=b"",
        digest=b"",
        syntax="iso2709",
        sort_title=title_sort_key(title),
        sort_author=sort_key(author),
        **given,
    )


def put_item(record: Record, branch: Branch, status: str = ItemStatus.AVAILABLE, at: Branch | None = None) -> Item:
    """Put a copy on a shelf."""
    return Item.objects.create(
        record=record,
        barcode=f"30{Item.objects.count():012d}",
        branch=branch,
        current_branch=at or branch,
        material_type=record.material_type,
        status=status,
        status_since=NOW,
    )


def ask(text: str = "", sort: Sort = Sort.RELEVANCE, page: int = 1, size: int = 20, **filters: Any) -> SearchResult:
    """Search as a page does; filters by facet name, one value or several."""
    chosen = {Facet(name): (value,) if isinstance(value, str) else tuple(value) for name, value in filters.items()}
    return search(SearchRequest(text, chosen, sort, page, size), today=TODAY)


def titles(result: SearchResult) -> list[str]:
    """Give the titles of the hits, in their order."""
    found = Record.objects.in_bulk([hit.record_id for hit in result.hits])
    return [found[hit.record_id].title for hit in result.hits]


@dataclass
class Shelf:
    """What the tests ask about by name."""

    centre: Branch
    harbour: Branch
    records: dict[str, Record] = field(default_factory=dict)


def fill() -> Shelf:
    """Make the catalogue."""
    shelf = Shelf(
        Branch.objects.create(pk=9001, code="centrum", name="Centrum"),
        Branch.objects.create(pk=9002, code="haven", name="Haven"),
    )
    one = shelf.records
    Authority.objects.create(kind="person", heading="Multatuli, 1820-1887", see_from=["Dekker, Eduard Douwes"])
    Authority.objects.create(kind="subject", heading="Katten", see_from=["Poezen", "Cats"])
    one["havelaar"] = put(
        "Max Havelaar",
        "Multatuli, 1820-1887",
        subtitle="of de koffiveilingen der Nederlandsche Handel-Maatschappy",
        isbns=["9789025363703"],
        subjects=["Koffie", "Nederlands-Indië"],
        genres=["Roman"],
        year=1860,
        is_fiction=True,
        age_level="adult",
        loan_count=40,
    )
    one["katten"] = put("Wat je kat je vertelt", "Zwart, Loes", subjects=["Katten"], year=2026, is_fiction=False)
    one["kinderboeken"] = put(
        "Kinderboeken van vroeger", "Bos, Piet", subjects=["Jeugdliteratuur"], year=2025, is_fiction=False
    )
    one["huizen"] = put("Het huis aan de gracht", "Álvarez, José", genres=["Roman"], year=2024, is_fiction=True)
    one["knieen"] = put("Oefeningen voor je knieën", "Jansen, An", subjects=["Gezondheid"], year=2021, is_fiction=False)
    one["running"] = put("The running man's library", "Reed, Thomas", languages=["eng"], year=2018, is_fiction=True)
    one["hemel"] = put("De hemel", "Visser, Ko", genres=["Roman"], year=2010, is_fiction=True)
    one["ontdekking"] = put(
        "Het dak en de hemel erboven", "Visser, Ko", genres=["Roman"], year=2010, summary="Een ladder naar de wolken."
    )
    one["draak 1"] = put(
        "De draak van Zoutelande", "Kuiper, Els", series=["De drakenreeks"], age_level="9-12", year=2022
    )
    one["draak 2"] = put("De draak keert terug", "Kuiper, Els", series=["De drakenreeks"], age_level="9-12", year=2023)
    one["e-book"] = put("De draak van Zoutelande", "Kuiper, Els", material_type="ebook", year=2022, age_level="9-12")
    one["film"] = put("De draak van Zoutelande", "Kuiper, Els", material_type="dvd", year=2022, age_level="9-12")
    for name in ("draak 1", "e-book", "film"):
        Record.objects.filter(pk=one[name].pk).update(work_key="kuiper els/draak van zoutelande")
    one["hidden"] = put("Het geheime magazijn", "Visser, Ko", suppressed=True)
    put_item(one["havelaar"], shelf.centre)
    put_item(one["havelaar"], shelf.harbour, ItemStatus.ON_LOAN)
    put_item(one["katten"], shelf.harbour, ItemStatus.WITHDRAWN)
    put_item(one["huizen"], shelf.harbour, at=shelf.centre)
    put_item(one["draak 1"], shelf.harbour)
    put_item(one["film"], shelf.centre, ItemStatus.LOST)
    return shelf
