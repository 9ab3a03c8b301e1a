"""Lend items. Three statements: lock patrons and items and gather the facts, in one trip; write what was decided.

They work over as many check-outs as wait at one moment, each by another patron at another machine: what a loan costs is
mostly the trips to the database and the commit, and a batch shares them. One check-out is a batch of one.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.circulation.gather import checkout as gathering
from leeszaal.circulation.gather.checkout import Asked, Gathered, Locked
from leeszaal.circulation.gather.rows import Row
from leeszaal.circulation.rules.checkout import Allowed, Refusal, Refused, decide_checkout
from leeszaal.circulation.services.departures import Departure, write
from leeszaal.circulation.services.outcomes import CheckedOut, NotCheckedOut, Unknown
from leeszaal.circulation.services.rounds import in_rounds
from leeszaal.common.actor import Actor


@dataclass(frozen=True, slots=True)
class CheckoutOrder:
    """A patron, by id or by the number of the card that was shown, wants to take an item home.

    `now` is when the item left (earlier than the present for a desk that was offline), `due_on` a due day that staff
    chose.
    """

    patron: int | str
    barcode: str
    actor: Actor
    now: datetime
    waived: AbstractSet[Refusal] = frozenset()
    due_on: date | None = None

    def asked(self) -> Asked:
        """Give what the facts are gathered by."""
        if self.actor.branch_id is None:
            raise ValueError("an item is lent at a branch")
        today = timezone.localdate(self.now)
        return Asked(self.patron, self.barcode, self.actor.branch_id, self.now, today, self.due_on)


def check_out(
    patron: int | str,
    barcode: str,
    actor: Actor,
    *,
    now: datetime,
    waived: AbstractSet[Refusal] = frozenset(),
    due_on: date | None = None,
) -> CheckedOut | NotCheckedOut:
    """Lend one item; the arguments are those of `CheckoutOrder`."""
    return check_out_many([CheckoutOrder(patron, barcode, actor, now, waived, due_on)])[0]


@transaction.atomic
def check_out_many(orders: Sequence[CheckoutOrder]) -> list[CheckedOut | NotCheckedOut]:
    """Lend several items in one transaction and tell, in the same order, what came of each.

    A refusal of one does not touch the others; an error keeps nothing of any. Raises ValueError when an actor is at no
    branch: nothing is lent from nowhere.
    """
    asked = [order.asked() for order in orders]
    locked, gathered = gathering.lock_and_gather(asked)
    outcomes = {place: _unknown(held, orders[place]) for place, held in enumerate(locked) if not _is_known(held)}
    meeting = {place: _scarce(held) for place, held in enumerate(locked) if place not in outcomes}
    for number, places in enumerate(in_rounds(meeting)):
        if number:
            gathered |= zip(places, gathering.gather([asked[place] for place in places]), strict=True)
        together = [(orders[place], gathered[place]) for place in places]
        outcomes |= zip(places, _decide_and_write(together), strict=True)
    return [outcomes[place] for place in range(len(orders))]


def _is_known(locked: Locked) -> bool:
    return locked.patron_id is not None and locked.item_id is not None


def _scarce(locked: Locked) -> set[tuple[str, int | None]]:
    """Name what two check-outs cannot both have in one statement."""
    return {("patron", locked.patron_id), ("item", locked.item_id)}


def _decide_and_write(together: Sequence[tuple[CheckoutOrder, Gathered]]) -> list[CheckedOut | NotCheckedOut]:
    """Decide each on its own facts, and lend what may go home."""
    decided = [
        (order, found, decide_checkout(found.facts, found.terms, found.calendar, order.waived))
        for order, found in together
    ]
    departures = [
        Departure(found, decision, order.actor) for order, found, decision in decided if isinstance(decision, Allowed)
    ]
    written = iter(write(departures))
    return [
        _lent(found, order, decision, next(written))
        if isinstance(decision, Allowed)
        else _refused(found, order, decision)
        for order, found, decision in decided
    ]


def _lent(gathered: Gathered, order: CheckoutOrder, decision: Allowed, row: Row) -> CheckedOut:
    return CheckedOut(
        loan_id=row["loan_id"],
        patron_id=gathered.patron_id,
        language=gathered.language,
        item_id=gathered.item_id,
        record_id=gathered.record_id,
        title=gathered.title,
        material_type=gathered.material_type,
        barcode=order.barcode,
        due_on=decision.due_on,
        open_loans=gathered.open_loans + 1,
        served_hold_id=row["served_hold_id"],
        waived=decision.waived,
    )


def _refused(gathered: Gathered, order: CheckoutOrder, decision: Refused) -> NotCheckedOut:
    return NotCheckedOut(
        reasons=decision.reasons,
        patron_id=gathered.patron_id,
        language=gathered.language,
        item_id=gathered.item_id,
        title=gathered.title,
        material_type=gathered.material_type,
        barcode=order.barcode,
        loan_id=gathered.loan_id,
    )


def _unknown(locked: Locked, order: CheckoutOrder) -> CheckedOut | NotCheckedOut:
    reasons = [Unknown.CARD] if locked.patron_id is None else []
    if locked.item_id is None:
        reasons.append(Unknown.ITEM)
    return NotCheckedOut(
        reasons=tuple(reasons),
        patron_id=locked.patron_id,
        language="",
        item_id=locked.item_id,
        title="",
        material_type="",
        barcode=order.barcode,
        loan_id=None,
    )
