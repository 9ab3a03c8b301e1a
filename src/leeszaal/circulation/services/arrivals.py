"""Write down what was decided about an item that came in: loan, hold, transit, item and history in one statement."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from leeszaal.circulation.gather.checkin import Gathered
from leeszaal.circulation.gather.rows import first_row
from leeszaal.circulation.rules.checkin import Destination, ItemState, Plan
from leeszaal.circulation.services.events import BY_ACTOR, INTO_EVENT, actor_values
from leeszaal.common.actor import Actor

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


class Overtaken(Exception):
    """The hold for which the item was to be set apart needs it no more."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An item that comes in: where, when it was noticed, and when it really came back."""

    barcode: str
    actor: Actor
    branch_id: int
    now: datetime
    returned_at: datetime


def write(gathered: Gathered, plan: Plan, shelf_until: date | None, arrival: Arrival) -> None:
    """Carry the plan out; `shelf_until` is the last day on the hold shelf. Raises Overtaken: then keep nothing."""
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
        raise Overtaken


def _hold_verb(gathered: Gathered, plan: Plan) -> str | None:
    """Name what happened to the hold, if anything."""
    if plan.becomes_ready:
        return "hold_ready"
    return "hold_trapped" if plan.hold_id and gathered.facts.trapped is None else None


def _details(gathered: Gathered, plan: Plan, arrival: Arrival) -> dict[str, object]:
    details: dict[str, object] = {"before": gathered.facts.state, "destination": plan.destination}
    if gathered.facts.due_on:
        details |= {"due_on": gathered.facts.due_on.isoformat(), "days_late": plan.days_late}
    if arrival.returned_at != arrival.now:
        details["returned_at"] = arrival.returned_at.isoformat()
    return details
