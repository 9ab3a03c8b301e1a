"""Take an item in: end its loan, charge what is late, and send it where it is wanted.

Three statements: lock the item and the queue of its record, gather the facts, write. A hold may be cancelled, or
fetched with another copy, between the second and the third: the write then finds no hold to set the item apart for, and
everything is decided once more.
"""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge, void_charges_of_loan
from leeszaal.circulation.gather import checkin as gathering
from leeszaal.circulation.gather.checkin import Gathered
from leeszaal.circulation.rules.checkin import Destination, Plan, decide_checkin
from leeszaal.circulation.rules.due import decide_pickup_until
from leeszaal.circulation.services.arrivals import Arrival, Overtaken, write
from leeszaal.circulation.services.outcomes import CheckedIn, CheckinRefusal, NotCheckedIn, Unknown
from leeszaal.common.actor import Actor
from leeszaal.notices.services import queue_notice

_TRIES = 5


def check_in(
    barcode: str, actor: Actor, *, now: datetime, returned_at: datetime | None = None
) -> CheckedIn | NotCheckedIn:
    """Take an item in at the actor's branch; `returned_at` is when it really came back (book drop, offline desk).

    An item that was not on loan is taken in all the same. Raises ValueError when the actor is at no branch.
    """
    if actor.branch_id is None:
        raise ValueError("an item comes in at a branch")
    arrival = Arrival(barcode, actor, actor.branch_id, now, returned_at or now)
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _check_in(arrival)
        except Overtaken:
            continue
    raise RuntimeError("holds on this record change faster than an item can be set apart")


def _check_in(arrival: Arrival) -> CheckedIn | NotCheckedIn:
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
    write(gathered, plan, shelf_until, arrival)
    given_back_cents = _settle(gathered, plan, arrival)
    _tell(gathered, plan, arrival.now)
    return _outcome(gathered, plan, shelf_until, arrival.barcode, given_back_cents)


def _against(gathered: Gathered, arrival: Arrival) -> tuple[CheckinRefusal, ...]:
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


def _settle(gathered: Gathered, plan: Plan, arrival: Arrival) -> int:
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
