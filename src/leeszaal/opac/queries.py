"""What the public pages read: named questions, each one statement."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import QuerySet

from leeszaal.branches.models import Branch, ClosingDay
from leeszaal.catalogue.models import Authority, Item, ItemStatus, Record
from leeszaal.circulation.models import Hold
from leeszaal.opac.availability import Copy

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


def records(ids: Iterable[int]) -> dict[int, Record]:
    """Read what lists show of these records, without those that are hidden or gone."""
    found = Record.objects.filter(id__in=list(ids), suppressed=False).only(*_ON_A_LIST)
    return {record.pk: record for record in found}


def copies(ids: Iterable[int]) -> dict[int, list[Copy]]:
    """Read the state of the copies of these records, and never who has them."""
    rows = (
        Item.objects.filter(record_id__in=list(ids))
        .exclude(status__in=_HIDDEN)
        .values_list("record_id", "status", "is_lendable", "due_on", "current_branch__name")
    )
    by_record: dict[int, list[Copy]] = defaultdict(list)
    for record_id, status, lendable, due_on, place in rows:
        by_record[record_id].append(Copy(status, lendable, due_on, place))
    return by_record


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


def waiting_for(record: Record) -> int:
    """Count the people who wait for a record."""
    return Hold.objects.filter(record=record, state=Hold.State.WAITING).count()


def preferred_forms(words: str) -> list[str]:
    """Give the headings for which these words are another form ("see: ..."), written either way round."""
    if not words:
        return []
    first, _, last = words.rpartition(" ")
    forms = {words, words.title(), f"{last}, {first}", f"{last}, {first}".title()}
    found = Authority.objects.filter(see_from__overlap=sorted(forms)).order_by("heading")
    return list(found.values_list("heading", flat=True)[:3])


def branches() -> list[Branch]:
    """Give all branches in their order."""
    return list(Branch.objects.all())


def branches_with_hours() -> list[Branch]:
    """Give all branches with their opening hours (two statements)."""
    return list(Branch.objects.prefetch_related("opening_hours"))


def closings(start: date, end: date) -> list[ClosingDay]:
    """Give the closing days of all branches from one day to another."""
    return list(ClosingDay.objects.filter(closed_on__range=(start, end)))
