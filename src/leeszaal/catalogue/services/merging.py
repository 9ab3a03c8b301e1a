"""Merge two records of the same edition: the items move to the one that stays, the other is hidden with its history."""

from datetime import datetime

from django.db import transaction

from leeszaal.catalogue.models import Item, Record, RecordVersion


class SameRecordError(ValueError):
    """A record cannot be merged with itself."""


@transaction.atomic
def merge_records(from_id: int, into_id: int, staff_id: int, *, now: datetime) -> RecordVersion:
    """Move every item of one record to another, hide the emptied one, and give the version that undoes it.

    Raises SameRecordError. Holds are moved by circulation, in the same transaction.
    """
    if from_id == into_id:
        raise SameRecordError
    both = Record.objects.select_for_update(no_key=True).order_by("pk").in_bulk([from_id, into_id])
    emptied, staying = both[from_id], both[into_id]
    moved = list(Item.objects.filter(record=emptied).values_list("pk", flat=True))
    version = RecordVersion.objects.create(
        record=emptied,
        marc=emptied.marc,
        syntax=emptied.syntax,
        suppressed=emptied.suppressed,
        verb=RecordVersion.Verb.MERGE,
        changed_at=now,
        changed_by_id=staff_id,
        merged_into=staying,
        moved_items=moved,
    )
    Item.objects.filter(pk__in=moved).update(record=staying)
    Record.objects.filter(pk=from_id).update(suppressed=True, changed_at=now)
    return version


def take_items_back(version: RecordVersion) -> None:
    """Bring back the items that a merge moved, as far as they are still where it put them."""
    if version.moved_items:
        still_there = Item.objects.filter(pk__in=version.moved_items, record=version.merged_into_id)
        still_there.update(record=version.record_id)
