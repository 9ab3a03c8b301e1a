"""Take items in: end their loans, charge what is late, and send them where they are wanted.

Three statements over as many items as wait at one moment: lock the items and the queues of their records and gather the
facts, in one trip; write. A hold may be cancelled, or fetched with another copy, between the second and the third: the
write then finds no hold to set the item apart for, and everything is decided once more.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge, void_charges_of_loan
from leeszaal.circulation.gather import checkin as gathering
from leeszaal.circulation.gather.checkin import Asked, Gathered
from leeszaal.circulation.rules.checkin import Destination, Plan, decide_checkin
from leeszaal.circulation.rules.due import decide_pickup_until
from leeszaal.circulation.services.arrivals import Arrival, Overtaken, write
from leeszaal.circulation.services.outcomes import CheckedIn, CheckinRefusal, NotCheckedIn, Unknown
from leeszaal.circulation.services.rounds import in_rounds
from leeszaal.common.actor import Actor
from leeszaal.notices.services import queue_notice

_TRIES = 5


@dataclass(frozen=True, slots=True)
class CheckinOrder:
    """An item comes in at the actor's branch.

    `returned_at` is when it really came back (book drop, offline desk).
    """

    barcode: str
    actor: Actor
    now: datetime
    returned_at: datetime | None = None

    def asked(self) -> Asked:
        """Give what the facts are gathered by."""
        if self.actor.branch_id is None:
            raise ValueError("an item comes in at a branch")
        today = timezone.localdate(self.now)
        returned_on = timezone.localdate(self.returned_at) if self.returned_at else today
        return Asked(self.barcode, self.actor.branch_id, today, returned_on)


def check_in(
    barcode: str, actor: Actor, *, now: datetime, returned_at: datetime | None = None
) -> CheckedIn | NotCheckedIn:
    """Take one item in; the arguments are those of `CheckinOrder`."""
    return check_in_many([CheckinOrder(barcode, actor, now, returned_at)])[0]


def check_in_many(orders: Sequence[CheckinOrder]) -> list[CheckedIn | NotCheckedIn]:
    """Take several items in in one transaction and tell, in the same order, what came of each.

    An item that was not on loan is taken in all the same. A refusal of one does not touch the others; an error keeps
    nothing of any. Raises ValueError when an actor is at no branch.
    """
    for _ in range(_TRIES):
        try:
            with transaction.atomic():
                return _check_in(orders)
        except Overtaken:
            continue
    raise RuntimeError("holds on a record change faster than an item can be set apart")


def _check_in(orders: Sequence[CheckinOrder]) -> list[CheckedIn | NotCheckedIn]:
    asked = [order.asked() for order in orders]
    locked, gathered = gathering.lock_and_gather(asked)
    outcomes: dict[int, CheckedIn | NotCheckedIn] = {
        place: NotCheckedIn(reasons=(Unknown.ITEM,), barcode=orders[place].barcode)
        for place, held in enumerate(locked)
        if held is None
    }
    for number, places in enumerate(in_rounds({place: {held.record_id} for place, held in enumerate(locked) if held})):
        if number:
            gathered |= zip(places, gathering.gather([asked[place] for place in places]), strict=True)
        together = [(orders[place], gathered[place]) for place in places]
        outcomes |= zip(places, _decide_and_write(together), strict=True)
    return [outcomes[place] for place in range(len(orders))]


def _decide_and_write(together: Sequence[tuple[CheckinOrder, Gathered]]) -> list[CheckedIn | NotCheckedIn]:
    """Decide each on its own facts, and take in what may be; charges and notices come one by one, being few."""
    decided = [_against(found, order) or _plan(found, order) for order, found in together]
    write([arrival for arrival in decided if isinstance(arrival, Arrival)])
    return [
        _settle_and_tell(arrival, order) if isinstance(arrival, Arrival) else arrival
        for (order, _), arrival in zip(together, decided, strict=True)
    ]


def _against(gathered: Gathered, order: CheckinOrder) -> NotCheckedIn | None:
    returned_at, lent_at = order.returned_at or order.now, gathered.checked_out_at
    if returned_at > order.now:
        return NotCheckedIn(reasons=(CheckinRefusal.IN_THE_FUTURE,), barcode=order.barcode)
    if lent_at and returned_at < lent_at:
        return NotCheckedIn(reasons=(CheckinRefusal.BEFORE_CHECKOUT,), barcode=order.barcode)
    return None


def _plan(gathered: Gathered, order: CheckinOrder) -> Arrival:
    plan = decide_checkin(gathered.facts, gathered.terms, gathered.calendar)
    shelf_until = _shelf_until(gathered, plan)
    return Arrival(gathered, plan, shelf_until, order.actor, order.now, order.returned_at or order.now)


def _shelf_until(gathered: Gathered, plan: Plan) -> date | None:
    if plan.destination is not Destination.HOLD_SHELF or plan.hold_id is None:
        return None
    if not plan.becomes_ready:
        return gathered.shelf_until
    terms = gathered.terms_on_shelf(plan.hold_id)
    return decide_pickup_until(gathered.facts.today, terms, gathered.calendar_here)


def _settle_and_tell(arrival: Arrival, order: CheckinOrder) -> CheckedIn:
    given_back_cents = _settle(arrival)
    _tell(arrival)
    return _outcome(arrival, order.barcode, given_back_cents)


def _settle(arrival: Arrival) -> int:
    """Charge what is late; give back what was charged for a lost item that is found. Give what was given back."""
    gathered, plan = arrival.gathered, arrival.plan
    if plan.overdue_cents and gathered.patron_id is not None:
        post_charge(
            gathered.patron_id,
            Charge.Kind.OVERDUE,
            plan.overdue_cents,
            arrival.actor,
            now=arrival.now,
            loan_id=gathered.loan_id,
            item_id=gathered.facts.item_id,
            decided=True,
        )
    if gathered.last_lost_loan_id is None:
        return 0
    lost = (gathered.last_lost_loan_id, [Charge.Kind.LOST])
    return void_charges_of_loan(*lost, "found", arrival.actor, now=arrival.now)


def _tell(arrival: Arrival) -> None:
    plan = arrival.plan
    if plan.becomes_ready and plan.hold_id is not None:
        patron_id, _ = arrival.gathered.waiters[plan.hold_id]
        key = f"hold_ready:{plan.hold_id}:{arrival.now.timestamp():.0f}"
        queue_notice("hold_ready", patron_id, {"hold": plan.hold_id}, key, arrival.now)


def _outcome(arrival: Arrival, barcode: str, given_back_cents: int) -> CheckedIn:
    gathered, plan = arrival.gathered, arrival.plan
    return CheckedIn(
        item_id=gathered.facts.item_id,
        record_id=gathered.record_id,
        title=gathered.title,
        material_type=gathered.material_type,
        home_branch_id=gathered.facts.home_branch_id,
        barcode=barcode,
        loan_id=gathered.loan_id,
        patron_id=gathered.patron_id,
        days_late=plan.days_late,
        overdue_cents=plan.overdue_cents,
        given_back_cents=given_back_cents,
        destination=plan.destination,
        to_branch_id=plan.to_branch_id,
        hold_id=plan.hold_id,
        shelf_until=arrival.shelf_until,
        news=plan.news,
    )
