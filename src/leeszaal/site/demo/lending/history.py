"""The history of what is open, or ended in the last month: who did what, when and where."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from leeszaal.catalogue.models import ItemStatus
from leeszaal.circulation.models import Event, Hold, Loan
from leeszaal.circulation.rules.states import Change
from leeszaal.site.demo.lending.copies import Copy
from leeszaal.site.demo.lending.desk import Desk
from leeszaal.site.demo.people.staff import DESK

_TOLD_DAYS = 30
_UNLINKED_AFTER_DAYS = 30
_CHANGES = {ItemStatus.MISSING: Change.MISSING, ItemStatus.DAMAGED: Change.DAMAGED}
_ENDS = {Loan.Ending.RETURNED: "check_in", Loan.Ending.LOST: Change.LOST, Loan.Ending.CLAIMED: Change.CLAIMED}


@dataclass(frozen=True, slots=True)
class _About:
    """What an event is about."""

    item_id: int | None
    record_id: int
    loan_id: int | None = None
    hold_id: int | None = None
    patron_id: int | None = None


def events(desk: Desk, today: date, first: int = 1) -> list[Event]:
    """Give the events, numbered from the first in the order of time."""
    found = [*_of_loans(desk, today), *_of_holds(desk.holds, today), *_of_copies(desk.copies.values())]
    found.sort(key=lambda event: (event.at, event.item_id or 0, event.hold_id or 0, event.verb))
    for number, event in enumerate(found, start=first):
        event.pk = number
    _forget(found, desk, today)
    return found


def _forget(found: list[Event], desk: Desk, today: date) -> None:
    """Unlink the patron from what happened long ago, unless the loan or hold is still there."""
    open_loans = {loan.pk for loan in desk.loans if loan.returned_at is None}
    live_holds = {hold.pk for hold in desk.holds if hold.ended_at is None}
    for event in found:
        stands = event.loan_id in open_loans or event.hold_id in live_holds
        if not stands and (today - event.at.date()).days >= _UNLINKED_AFTER_DAYS:
            event.patron_id = None
            event.actor_id = None if event.actor_kind == "patron" else event.actor_id


def _of_loans(desk: Desk, today: date) -> Iterator[Event]:
    for loan in desk.loans:
        ended = loan.returned_at
        if ended and (today - ended.date()).days > _TOLD_DAYS:
            continue
        about = _About(loan.item_id, desk.copies[loan.item_id].item.record_id, loan.pk, None, loan.patron_id)
        yield _at_desk(loan.checked_out_at, "check_out", about, loan.branch_id, {"due_on": str(loan.due_on)})
        if loan.renewed_at:
            yield _by_patron(loan.renewed_at, "renew", about, {"due_on": str(loan.due_on)})
        if ended:
            yield _at_desk(ended, str(_ENDS[Loan.Ending(loan.ending)]), about, loan.branch_id, {"before": "on_loan"})


def _of_holds(holds: Iterable[Hold], today: date) -> Iterator[Event]:
    for hold in holds:
        if hold.ended_at and (today - hold.ended_at.date()).days >= _TOLD_DAYS:
            continue
        asked = _About(hold.item_id, hold.record_id, None, hold.pk, hold.patron_id)
        yield _by_patron(hold.placed_at, "place_hold", asked, {"pickup_branch": hold.pickup_branch_id})
        if hold.ready_at:
            ready = _About(hold.trapped_item_id, hold.record_id, None, hold.pk, hold.patron_id)
            yield _at_desk(hold.ready_at, "hold_ready", ready, hold.pickup_branch_id, {})


def _of_copies(copies: Iterable[Copy]) -> Iterator[Event]:
    for copy in copies:
        item = copy.item
        if change := _CHANGES.get(ItemStatus(item.status)):
            about = _About(item.pk, item.record_id)
            yield _at_desk(item.status_since, str(change), about, item.branch_id, {"before": "available"})


def _at_desk(moment: datetime, verb: str, about: _About, branch: int, details: dict[str, object]) -> Event:
    return _event(moment, verb, about, details, actor_kind="staff", actor_id=DESK[branch], via="desk", branch_id=branch)


def _by_patron(moment: datetime, verb: str, about: _About, details: dict[str, object]) -> Event:
    return _event(moment, verb, about, details, actor_kind="patron", actor_id=about.patron_id, via="web")


def _event(moment: datetime, verb: str, about: _About, details: dict[str, object], **actor: object) -> Event:
    return Event(
        at=moment,
        verb=verb,
        item_id=about.item_id,
        record_id=about.record_id,
        loan_id=about.loan_id,
        hold_id=about.hold_id,
        patron_id=about.patron_id,
        details=details,
        **actor,
    )
