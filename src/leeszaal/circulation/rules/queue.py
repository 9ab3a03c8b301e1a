"""Who is next for an item, and when may it be somebody's turn?

The order is fair and total: priority first, then the moment of placing, then the number of the hold. Where a patron
fetches the item plays no part, so that nobody is passed over for living near a small branch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from heapq import heapify, heapreplace

TURNAROUND_DAYS = 3
"""From coming back to being fetched: transit, a message, the way to the library. An estimate."""

LATENESS_DAYS = 7
"""How much later than today a copy that is overdue is expected. An estimate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingHold:
    """A hold that waits for an item: any copy of its record, or the one `item_id`.

    It keeps its place while it is suspended; a suspension without `suspended_until` lasts until the patron ends it.
    """

    id: int
    priority: int
    placed_at: datetime
    item_id: int | None
    suspended: bool
    suspended_until: date | None
    pickup_branch_id: int


def queue_key(hold: WaitingHold) -> tuple[int, datetime, int]:
    """Sort by this to get the queue, the next one first."""
    return (-hold.priority, hold.placed_at, hold.id)


def is_eligible(hold: WaitingHold, item_id: int, today: date) -> bool:
    """Tell whether this item, in hand today, can serve the hold."""
    return hold.item_id in (None, item_id) and not is_asleep(hold, today)


def is_asleep(hold: WaitingHold, today: date) -> bool:
    """Tell whether the patron has suspended the hold, for good or until a day that is still to come."""
    return hold.suspended and (hold.suspended_until is None or hold.suspended_until > today)


def next_to_trap(holds: Iterable[WaitingHold], item_id: int, today: date) -> WaitingHold | None:
    """Give the hold that this item serves next, or none when nobody can use it today."""
    return min((hold for hold in holds if is_eligible(hold, item_id, today)), key=queue_key, default=None)


def expected_on(ahead: int, copies_due: Sequence[date | None], today: date, loan_days: int) -> date | None:
    """Estimate when a hold with `ahead` others before it can be fetched; None when no copy can ever serve it.

    Each copy is given by its due day, or None when it stands on the shelf. The others take the earliest copy each and
    keep it for a whole loan period. It is honest rather than hopeful: renewals are not counted on, as a waiting hold
    stops them.
    """
    if not copies_due:
        return None
    free_on = [_free_on(due_on, today) for due_on in copies_due]
    heapify(free_on)
    for _ in range(ahead):
        heapreplace(free_on, free_on[0] + timedelta(days=loan_days + TURNAROUND_DAYS))
    return free_on[0]


def _free_on(due_on: date | None, today: date) -> date:
    if due_on is None:
        return today + timedelta(days=1)
    if due_on < today:
        return today + timedelta(days=LATENESS_DAYS)
    return due_on + timedelta(days=TURNAROUND_DAYS)
