"""Take an item in: end its loan, charge what is late, and send it where it is wanted.

Three statements: lock the item and the queue of its record, gather the facts, write. A hold may be cancelled, or
fetched with another copy, between the second and the third: the write then finds no hold to set the item apart for, and
everything is decided once more.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge, void_charges_of_loan
from leeszaal.circulation.gather import checkin as gathering
from leeszaal.circulation.gather.checkin import Gathered
from leeszaal.circulation.gather.rows import first_row
from leeszaal.circulation.rules.checkin import Destination, ItemState, Plan, decide_checkin
from leeszaal.circulation.rules.due import decide_pickup_until
from leeszaal.circulation.services.events import BY_ACTOR, INTO_EVENT, actor_values
from leeszaal.circulation.services.outcomes import CheckedIn, CheckinRefusal, NotCheckedIn, Unknown
from leeszaal.common.actor import Actor
from leeszaal.notices.services import queue_notice

_TRIES = 5

_WRITE = f"""
WITH ended AS (
    UPDATE circulation_loan SET returned_at = %(returned_at)s, return_branch_id = %(branch_id)s, ending = 'returned'
    WHERE id = %(loan_id)s::bigint AND returned_at IS NULL
), arrived AS (
    UPDATE circulation_transit SET arrived_at = %(now)s
    WHERE item_id = %(item_id)s AND arrived_at IS NULL AND NOT %(travels_on)s RETURNING id
), hold AS (
    UPDATE circulation_hold
    SET state = %(hold_state)s::text, trapped_item_id = %(item_id)s, shelf_until = %(shelf_until)s::date,
        ready_at = CASE WHEN %(hold_state)s::text = 'ready' THEN coalesce(ready_at, %(now)s) END
    WHERE id = %(hold_id)s::bigint AND (
        state = 'waiting' OR (state IN ('in_transit', 'ready') AND trapped_item_id = %(item_id)s)
    ) RETURNING id, patron_id
), sent AS (
    INSERT INTO circulation_transit (item_id, from_branch_id, to_branch_id, hold_id, sent_at)
    SELECT %(item_id)s, %(branch_id)s, %(to_branch_id)s::bigint, %(hold_id)s::bigint, %(now)s
    WHERE %(to_branch_id)s::bigint IS NOT NULL AND NOT %(travels_on)s AND (SELECT count(*) FROM arrived) >= 0
), item AS (
    UPDATE catalogue_item
    SET status = %(status)s, status_since = %(now)s, due_on = NULL, current_branch_id = %(branch_id)s
    WHERE id = %(item_id)s
), told AS (
    {INTO_EVENT}
    SELECT {BY_ACTOR}, 'check_in', %(details)s::jsonb, %(item_id)s, %(record_id)s, %(loan_id)s::bigint,
        %(hold_id)s::bigint, %(patron_id)s::bigint
    UNION ALL
    SELECT {BY_ACTOR}, %(hold_verb)s::text, '{{}}'::jsonb, %(item_id)s, %(record_id)s, NULL, id, patron_id
    FROM hold WHERE %(hold_verb)s::text IS NOT NULL
)
SELECT (SELECT count(*) FROM hold) AS holds
"""  # noqa: S608

_STATUS = {
    Destination.SHELF: ItemState.AVAILABLE,
    Destination.HOLD_SHELF: ItemState.ON_HOLD_SHELF,
    Destination.TO_HOME_BRANCH: ItemState.IN_TRANSIT,
    Destination.TO_PICKUP_BRANCH: ItemState.IN_TRANSIT,
}


class _Overtaken(Exception):
    """The hold for which the item was to be set apart needs it no more."""


@dataclass(frozen=True, slots=True)
class _Arrival:
    """An item that comes in: where, when it was noticed, and when it really came back."""

    barcode: str
    actor: Actor
    branch_id: int
    now: datetime
    returned_at: datetime


def check_in(
    barcode: str, actor: Actor, *, now: datetime, returned_at: datetime | None = None
) -> CheckedIn | NotCheckedIn:
    """Take an item in at the actor's branch; `returned_at` is when it really came back (book drop, offline desk).

    An item that was not on loan is taken in all the same. Raises ValueError when the actor is at no branch.
    """
    if actor.branch_id is None:
        raise ValueError("an item comes in at a branch")
    arrival = _Arrival(barcode, actor, actor.branch_id, now, returned_at or now)
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _check_in(arrival)
        except _Overtaken:
            continue
    raise RuntimeError("holds on this record change faster than an item can be set apart")


def _check_in(arrival: _Arrival) -> CheckedIn | NotCheckedIn:
    item_id = gathering.lock(arrival.barcode)
    if item_id is None:
        return NotCheckedIn(reasons=(Unknown.ITEM,), barcode=arrival.barcode)
    today, returned_on = timezone.localdate(arrival.now), timezone.localdate(arrival.returned_at)
    gathered = gathering.gather(item_id, arrival.branch_id, today, returned_on)
    reasons = _against(gathered, arrival)
    if reasons:
        return NotCheckedIn(reasons=reasons, barcode=arrival.barcode)
    plan = decide_checkin(gathered.facts, gathered.terms, gathered.calendar)
    shelf_until = _shelf_until(gathered, plan)
    _write(gathered, plan, shelf_until, arrival)
    given_back_cents = _settle(gathered, plan, arrival)
    _tell(gathered, plan, arrival.now)
    return _outcome(gathered, plan, shelf_until, arrival.barcode, given_back_cents)


def _against(gathered: Gathered, arrival: _Arrival) -> tuple[CheckinRefusal, ...]:
    if arrival.returned_at > arrival.now:
        return (CheckinRefusal.IN_THE_FUTURE,)
    lent_at = gathered.checked_out_at
    return (CheckinRefusal.BEFORE_CHECKOUT,) if lent_at and arrival.returned_at < lent_at else ()


def _shelf_until(gathered: Gathered, plan: Plan) -> date | None:
    if plan.destination is not Destination.HOLD_SHELF or plan.hold_id is None:
        return None
    if not plan.becomes_ready:
        return gathered.shelf_until
    terms = gathered.terms_on_shelf(plan.hold_id)
    return decide_pickup_until(gathered.facts.today, terms, gathered.calendar_here)


def _write(gathered: Gathered, plan: Plan, shelf_until: date | None, arrival: _Arrival) -> None:
    facts = gathered.facts
    values = actor_values(arrival.actor, arrival.now) | {
        "item_id": facts.item_id,
        "record_id": gathered.record_id,
        "branch_id": facts.branch_id,
        "loan_id": gathered.loan_id,
        "patron_id": gathered.patron_id,
        "returned_at": arrival.returned_at,
        "status": _STATUS.get(plan.destination, facts.state),
        "to_branch_id": plan.to_branch_id,
        "travels_on": plan.to_branch_id is not None and plan.to_branch_id == gathered.travels_to_id,
        "hold_id": plan.hold_id,
        "hold_state": "ready" if plan.destination is Destination.HOLD_SHELF else "in_transit",
        "hold_verb": _hold_verb(gathered, plan),
        "shelf_until": shelf_until,
        "details": json.dumps(_details(gathered, plan, arrival)),
    }
    row = first_row(_WRITE, values)
    if plan.hold_id is not None and not (row and row["holds"]):
        raise _Overtaken


def _hold_verb(gathered: Gathered, plan: Plan) -> str | None:
    """Name what happened to the hold, if anything."""
    if plan.becomes_ready:
        return "hold_ready"
    return "hold_trapped" if plan.hold_id and gathered.facts.trapped is None else None


def _details(gathered: Gathered, plan: Plan, arrival: _Arrival) -> dict[str, object]:
    details: dict[str, object] = {"before": gathered.facts.state, "destination": plan.destination}
    if gathered.facts.due_on:
        details |= {"due_on": gathered.facts.due_on.isoformat(), "days_late": plan.days_late}
    if arrival.returned_at != arrival.now:
        details["returned_at"] = arrival.returned_at.isoformat()
    return details


def _settle(gathered: Gathered, plan: Plan, arrival: _Arrival) -> int:
    """Charge what is late; give back what was charged for a lost item that is found. Give what was given back."""
    if plan.overdue_cents and gathered.patron_id is not None:
        post_charge(
            gathered.patron_id,
            Charge.Kind.OVERDUE,
            plan.overdue_cents,
            arrival.actor,
            now=arrival.now,
            loan_id=gathered.loan_id,
            item_id=gathered.facts.item_id,
        )
    if gathered.last_lost_loan_id is None:
        return 0
    lost = (gathered.last_lost_loan_id, [Charge.Kind.LOST])
    return void_charges_of_loan(*lost, "found", arrival.actor, now=arrival.now)


def _tell(gathered: Gathered, plan: Plan, now: datetime) -> None:
    if plan.becomes_ready and plan.hold_id is not None:
        patron_id, _ = gathered.waiters[plan.hold_id]
        key = f"hold_ready:{plan.hold_id}:{now.timestamp():.0f}"
        queue_notice("hold_ready", patron_id, {"hold": plan.hold_id}, key, now)


def _outcome(
    gathered: Gathered, plan: Plan, shelf_until: date | None, barcode: str, given_back_cents: int
) -> CheckedIn:
    return CheckedIn(
        item_id=gathered.facts.item_id,
        record_id=gathered.record_id,
        title=gathered.title,
        barcode=barcode,
        loan_id=gathered.loan_id,
        patron_id=gathered.patron_id,
        days_late=plan.days_late,
        overdue_cents=plan.overdue_cents,
        given_back_cents=given_back_cents,
        destination=plan.destination,
        to_branch_id=plan.to_branch_id,
        hold_id=plan.hold_id,
        shelf_until=shelf_until,
        news=plan.news,
    )
