"""Copies that a record brings along in a field of its own, as items of the catalogue.

A copy that the catalogue has stays as it is there: since then it has been lent, moved and repaired. A copy that cannot
go in is told, with its barcode, while its record does go in.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from leeszaal.branches.models import Branch
from leeszaal.catalogue.importing.incoming import Incoming
from leeszaal.catalogue.importing.options import ItemFields, Skipped
from leeszaal.catalogue.marc.record import DataField
from leeszaal.catalogue.models import Item
from leeszaal.common.barcodes import normalise_barcode

_LONGEST_BARCODE = 30
_LONGEST_WORDS = 60
_LONGEST_NOTE = 200
_AMOUNT = re.compile(r"(\d{1,6})(?:[.,](\d{2}))?(?!\d)")


@dataclass(frozen=True, slots=True)
class Branches:
    """Branches by code and by ISIL, in small letters, and the one for copies that name none."""

    by_code: dict[str, int]
    default: int | None

    def find(self, code: str) -> int | None:
        """Give the branch's id, or none when there is no such branch."""
        return self.by_code.get(code.casefold()) if code else self.default


def read_branches(default_code: str) -> Branches:
    """Read the branches. Raises ValueError when there is none with the default code."""
    by_code: dict[str, int] = {}
    for branch_id, code, isil in Branch.objects.values_list("id", "code", "isil"):
        by_code |= {name.casefold(): branch_id for name in (isil, code) if name}
    if default_code and default_code.casefold() not in by_code:
        raise ValueError(f"there is no branch {default_code}")
    return Branches(by_code, by_code.get(default_code.casefold()))


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as a record tells of it."""

    barcode: str
    branch: str
    call_number: str
    shelf: str
    price_cents: int | None
    note: str


def copies(each: Incoming, layout: ItemFields) -> Iterator[Copy]:
    """Give the copies that a record brings along."""
    for field in each.record.data(layout.tag):
        yield Copy(
            barcode=normalise_barcode(_text(field, layout.barcode)),
            branch=_text(field, layout.branch),
            call_number=_text(field, layout.call_number)[:_LONGEST_WORDS],
            shelf=_text(field, layout.shelf)[:_LONGEST_WORDS],
            price_cents=_cents(_text(field, layout.price)),
            note=_text(field, layout.note)[:_LONGEST_NOTE],
        )


def _text(field: DataField, codes: str) -> str:
    """Join the subfields in the order of the layout, without signs that a database cannot hold."""
    text = " ".join(filter(None, (field.text(code) for code in codes)))
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())


def _cents(text: str) -> int | None:
    found = _AMOUNT.search(text)
    return int(found[1]) * 100 + int(found[2] or 0) if found else None


def add_items(
    pairs: Sequence[tuple[int, Incoming]], layout: ItemFields, branches: Branches, now: datetime
) -> tuple[int, list[Skipped]]:
    """Add the copies of these records (with their ids); gives how many, and those that could not go in."""
    wanted = [(record_id, each, copy) for record_id, each in pairs for copy in copies(each, layout)]
    barcodes = {copy.barcode for _, _, copy in wanted}
    taken = dict(Item.objects.filter(barcode__in=barcodes).values_list("barcode", "record_id"))
    new, skipped = [], []
    for record_id, each, copy in wanted:
        reason, branch_id = _reason_against(copy, record_id, taken), branches.find(copy.branch)
        if not reason and copy.barcode in taken:
            continue
        if reason or branch_id is None:
            skipped.append(Skipped(each.file, each.position, reason or _no_branch(copy)))
            continue
        taken[copy.barcode] = record_id
        new.append(_item(record_id, each, copy, branch_id, now))
    Item.objects.bulk_create(new)
    return len(new), skipped


def _reason_against(copy: Copy, record_id: int, taken: dict[str, int]) -> str:
    if not copy.barcode:
        return "item without a barcode"
    if len(copy.barcode) > _LONGEST_BARCODE:
        return f"item {copy.barcode[:_LONGEST_BARCODE]}...: a barcode has at most {_LONGEST_BARCODE} characters"
    if taken.get(copy.barcode, record_id) != record_id:
        return f"item {copy.barcode}: this barcode is on record {taken[copy.barcode]}"
    return ""


def _no_branch(copy: Copy) -> str:
    words = f"there is no branch {copy.branch}" if copy.branch else "no branch is named"
    return f"item {copy.barcode}: {words}"


def _item(record_id: int, each: Incoming, copy: Copy, branch_id: int, now: datetime) -> Item:
    return Item(
        record_id=record_id,
        barcode=copy.barcode,
        branch_id=branch_id,
        current_branch_id=branch_id,
        shelf=copy.shelf,
        call_number=copy.call_number,
        material_type=each.columns["material_type"],
        status_since=now,
        price_cents=copy.price_cents,
        note=copy.note,
    )
