"""An item comes in at a branch: what ends, what is owed, and where does the item go now?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leeszaal.circulation.rules.overdue import late_days, overdue_cents
from leeszaal.circulation.rules.queue import WaitingHold, next_to_trap
from leeszaal.circulation.rules.terms import Terms
from leeszaal.common.calendars import Calendar


class ItemState(StrEnum):
    """Where a copy is in its life, as far as coming in makes a difference; the catalogue's own words."""

    AVAILABLE = "available"
    ON_LOAN = "on_loan"
    ON_HOLD_SHELF = "on_hold_shelf"
    IN_TRANSIT = "in_transit"
    LOST = "lost"
    CLAIMS_RETURNED = "claims_returned"
    MISSING = "missing"
    DAMAGED = "damaged"
    IN_PROCESS = "in_process"
    WITHDRAWN = "withdrawn"


class Destination(StrEnum):
    """Where the person at the desk puts the item."""

    SHELF = "shelf"
    HOLD_SHELF = "hold_shelf"
    TO_PICKUP_BRANCH = "to_pickup_branch"
    TO_HOME_BRANCH = "to_home_branch"
    ASIDE = "aside"


class News(StrEnum):
    """What the person at the desk is told about an item that came in."""

    NOT_ON_LOAN = "not_on_loan"
    LATE = "late"
    HOLD_TRAPPED = "hold_trapped"
    LOST_FOUND = "lost_found"
    MISSING_FOUND = "missing_found"
    CLAIM_FOUND = "claim_found"
    NEW_RELEASED = "new_released"
    DAMAGED = "damaged"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class TrappedHold:
    """The hold for which the item was already set apart; `is_ready` when it stood on the hold shelf."""

    id: int
    pickup_branch_id: int
    is_ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What must be known about the item that came in; `returned_on` may be earlier than today (book drop)."""

    today: date
    returned_on: date
    branch_id: int
    home_branch_id: int
    item_id: int
    state: ItemState
    due_on: date | None
    trapped: TrappedHold | None
    waiting: tuple[WaitingHold, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What must be done. `hold_id` is the hold that the item now serves, `to_branch_id` where it travels to."""

    ends_loan: bool
    days_late: int
    overdue_cents: int
    destination: Destination
    to_branch_id: int | None
    hold_id: int | None
    becomes_ready: bool
    news: tuple[News, ...]


def decide_checkin(facts: Facts, terms: Terms, calendar: Calendar) -> Plan:
    """Say what follows from an item coming in. Terms and calendar are those under which it was lent."""
    days = late_days(facts.due_on, facts.returned_on, calendar) if facts.due_on else 0
    trapped = _hold_to_serve(facts)
    destination, to_branch_id = _route(facts, trapped)
    return Plan(
        ends_loan=facts.due_on is not None,
        days_late=days,
        overdue_cents=overdue_cents(days, terms),
        destination=destination,
        to_branch_id=to_branch_id,
        hold_id=trapped.id if trapped else None,
        becomes_ready=destination is Destination.HOLD_SHELF and trapped is not None and not trapped.is_ready,
        news=tuple(_news(facts, days, trapped)),
    )


def _hold_to_serve(facts: Facts) -> TrappedHold | None:
    if facts.state in _ASIDE:
        return None
    if facts.trapped:
        return facts.trapped
    hold = next_to_trap(facts.waiting, facts.item_id, facts.today)
    return TrappedHold(hold.id, hold.pickup_branch_id, is_ready=False) if hold else None


def _route(facts: Facts, hold: TrappedHold | None) -> tuple[Destination, int | None]:
    if facts.state in _ASIDE:
        return Destination.ASIDE, None
    if hold:
        here = hold.pickup_branch_id == facts.branch_id
        return (Destination.HOLD_SHELF, None) if here else (Destination.TO_PICKUP_BRANCH, hold.pickup_branch_id)
    here = facts.home_branch_id == facts.branch_id
    return (Destination.SHELF, None) if here else (Destination.TO_HOME_BRANCH, facts.home_branch_id)


def _news(facts: Facts, days_late: int, hold: TrappedHold | None) -> list[News]:
    news = [_TOLD[facts.state]] if facts.state in _TOLD else []
    if facts.due_on is None and facts.state is ItemState.AVAILABLE:
        news.append(News.NOT_ON_LOAN)
    if days_late:
        news.append(News.LATE)
    if hold and hold != facts.trapped:
        news.append(News.HOLD_TRAPPED)
    return news


_ASIDE = frozenset({ItemState.DAMAGED, ItemState.WITHDRAWN})

_TOLD = {
    ItemState.LOST: News.LOST_FOUND,
    ItemState.MISSING: News.MISSING_FOUND,
    ItemState.CLAIMS_RETURNED: News.CLAIM_FOUND,
    ItemState.IN_PROCESS: News.NEW_RELEASED,
    ItemState.DAMAGED: News.DAMAGED,
    ItemState.WITHDRAWN: News.WITHDRAWN,
}
