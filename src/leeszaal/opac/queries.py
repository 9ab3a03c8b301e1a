"""What the public pages read: named questions, each one statement."""

from collections.abc import Sequence
from datetime import date

from django.db.models import QuerySet

from leeszaal.branches.models import Branch, ClosingDay
from leeszaal.catalogue.models import Item, ItemStatus, Record, RecordVersion
from leeszaal.circulation.models import Hold
from leeszaal.privacy.access import acting_as

_HIDDEN = (ItemStatus.WITHDRAWN,)
_ON_A_LIST = (
    "id",
    "title",
    "subtitle",
    "part",
    "author",
    "responsibility",
    "material_type",
    "year",
    "languages",
    "series",
    "edition",
    "publisher",
    "online_url",
    "summary",
)


def newest(count: int) -> QuerySet[Record]:
    """Give the titles that came in last."""
    return Record.objects.filter(suppressed=False).only(*_ON_A_LIST).order_by("-created_at", "-id")[:count]


def most_lent(count: int) -> QuerySet[Record]:
    """Give the titles that are lent most: counts, with nobody in them."""
    lent = Record.objects.filter(suppressed=False, loan_count__gt=0)
    return lent.only(*_ON_A_LIST).order_by("-loan_count", "-id")[:count]


def items_of(record: Record) -> QuerySet[Item]:
    """Give the copies of a record with their branches, as the table on its page shows them."""
    shown = Item.objects.filter(record=record).exclude(status__in=_HIDDEN).select_related("branch", "current_branch")
    return shown.order_by("branch__position", "branch__name", "call_number", "id")


def other_editions(record: Record, count: int = 12) -> Sequence[Record]:
    """Give the other editions of the same work, newest first."""
    if not record.work_key:
        return ()
    same = Record.objects.filter(work_key=record.work_key, suppressed=False).exclude(pk=record.pk)
    return list(same.only(*_ON_A_LIST).order_by("-year", "-id")[:count])


def merged_into(record_id: int) -> int | None:
    """Give the record that took in this one; None when the last that happened to it was something else."""
    changes = RecordVersion.objects.filter(record=record_id).order_by("-changed_at", "-pk")
    return changes.values_list("merged_into", flat=True).first()


@acting_as("counting")
def waiting_for(record: Record) -> int:
    """Count the people who wait for a record."""
    return Hold.objects.filter(record=record, state=Hold.State.WAITING).count()


def branches_with_hours() -> list[Branch]:
    """Give all branches with their opening hours (two statements)."""
    return list(Branch.objects.prefetch_related("opening_hours"))


def closings(start: date, end: date) -> list[ClosingDay]:
    """Give the closing days of all branches from one day to another."""
    return list(ClosingDay.objects.filter(closed_on__range=(start, end)))
