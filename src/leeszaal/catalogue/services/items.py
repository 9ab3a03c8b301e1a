"""Add, describe, move and withdraw items. The old description of every change is kept, so that it can be taken back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from leeszaal.catalogue.models import Item, ItemChange, ItemStatus
from leeszaal.common.barcodes import normalise_barcode

DESCRIBED = (
    "record_id",
    "branch_id",
    "shelf",
    "call_number",
    "material_type",
    "is_lendable",
    "price_cents",
    "note",
)
"""What staff may change about an item; where it is in its life is circulation's to say."""

WITHDRAWABLE = frozenset(
    {ItemStatus.AVAILABLE, ItemStatus.LOST, ItemStatus.MISSING, ItemStatus.DAMAGED, ItemStatus.IN_PROCESS}
)


class BarcodeTakenError(Exception):
    """Another item has this barcode; ``item_id`` is that item's."""

    def __init__(self, item_id: int) -> None:
        super().__init__(f"item {item_id} has this barcode")
        self.item_id = item_id


class NotWithdrawableError(Exception):
    """The item is on loan, on its way or kept for somebody: it must come in first."""


@transaction.atomic
def add_item(barcode: str, description: Mapping[str, Any], staff_id: int, *, now: datetime) -> Item:
    """Add a copy, ready to be lent. Raises BarcodeTakenError."""
    code = normalise_barcode(barcode)
    if other := Item.objects.filter(barcode=code).values_list("pk", flat=True).first():
        raise BarcodeTakenError(other)
    values = {name: description[name] for name in DESCRIBED if name in description}
    item = Item.objects.create(
        barcode=code,
        **values,
        current_branch_id=values["branch_id"],
        status=ItemStatus.AVAILABLE,
        status_since=now,
        acquired_on=timezone.localdate(now),
    )
    _note(item, "add", {}, staff_id, now)
    return item


@transaction.atomic
def change_item(item_id: int, description: Mapping[str, Any], staff_id: int, *, now: datetime) -> Item:
    """Change an item's description, or move it to another branch or record."""
    item = Item.objects.select_for_update(no_key=True).get(pk=item_id)
    new = {name: value for name, value in description.items() if name in DESCRIBED and getattr(item, name) != value}
    if new:
        _note(item, "change", {name: getattr(item, name) for name in new}, staff_id, now)
        _write(item, new)
    return item


@transaction.atomic
def withdraw_item(item_id: int, staff_id: int, *, now: datetime) -> Item:
    """Take an item out of the collection; it stays known. Raises NotWithdrawableError."""
    item = Item.objects.select_for_update(no_key=True).get(pk=item_id)
    if item.status == ItemStatus.WITHDRAWN:
        return item
    if item.status not in WITHDRAWABLE:
        raise NotWithdrawableError
    _note(item, "withdraw", {"status": item.status}, staff_id, now)
    _write(item, {"status": ItemStatus.WITHDRAWN, "status_since": now})
    return item


@transaction.atomic
def restore_item(change_id: int, staff_id: int, *, now: datetime) -> Item:
    """Take a change of an item back: what it says was there before is there again."""
    change = ItemChange.objects.get(pk=change_id)
    item = Item.objects.select_for_update(no_key=True).get(pk=change.item_id)
    before = dict(change.before)
    if "status" in before and item.status not in {ItemStatus.WITHDRAWN, *WITHDRAWABLE}:
        raise NotWithdrawableError
    _note(item, "undo", {name: getattr(item, name) for name in before}, staff_id, now)
    _write(item, before | ({"status_since": now} if "status" in before else {}))
    return item


def _note(item: Item, verb: str, before: dict[str, Any], staff_id: int, now: datetime) -> None:
    ItemChange.objects.create(item=item, verb=verb, before=before, changed_at=now, changed_by_id=staff_id)


def _write(item: Item, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(item, name, value)
    if values:
        item.save(update_fields=[name.removesuffix("_id") for name in values])
