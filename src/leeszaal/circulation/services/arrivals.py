"""Write down what was decided about items that came in: loans, holds, transits, items and history in one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from leeszaal.circulation.gather.checkin import Gathered
from leeszaal.circulation.gather.rows import lines_of, rows_of
from leeszaal.circulation.rules.checkin import Destination, ItemState, Plan
from leeszaal.circulation.services.events import BY_LINE, INTO_EVENT, LINE_ACTOR, actor_values
from leeszaal.common.actor import Actor

_COLUMNS = f"""
    item_id bigint, record_id bigint, branch_id bigint, loan_id bigint, patron_id bigint, returned_at timestamptz,
    status text, to_branch_id bigint, travels_on boolean, hold_id bigint, hold_state text, hold_verb text,
    shelf_until date, details jsonb, {LINE_ACTOR}
"""

_MOVES = f""", arrived AS (
    UPDATE circulation_transit transit SET arrived_at = came.now
    FROM came WHERE transit.item_id = came.item_id AND transit.arrived_at IS NULL AND NOT came.travels_on
    RETURNING transit.id
), hold AS (
    UPDATE circulation_hold hold
    SET state = came.hold_state, trapped_item_id = came.item_id, shelf_until = came.shelf_until,
        ready_at = CASE WHEN came.hold_state = 'ready' THEN coalesce(hold.ready_at, came.now) END
    FROM came WHERE hold.id = came.hold_id AND (
        hold.state = 'waiting' OR (hold.state IN ('in_transit', 'ready') AND hold.trapped_item_id = came.item_id)
    ) RETURNING hold.id, hold.patron_id
), sent AS (
    INSERT INTO circulation_transit (item_id, from_branch_id, to_branch_id, hold_id, sent_at)
    SELECT item_id, branch_id, to_branch_id, hold_id, now FROM came
    WHERE to_branch_id IS NOT NULL AND NOT travels_on AND (SELECT count(*) FROM arrived) >= 0
), told_who_waits AS (
    {INTO_EVENT}
    SELECT {BY_LINE}, hold_verb, '{{}}'::jsonb, item_id, record_id, NULL, hold.id, hold.patron_id
    FROM came JOIN hold ON hold.id = came.hold_id WHERE hold_verb IS NOT NULL
)"""  # noqa: S608


def _statement(moves: str, holds: str) -> str:
    """Give the statement that takes in; `holds` counts the holds that were set apart, of those that `moves` names."""
    return f"""
WITH {lines_of("came", _COLUMNS)}, ended AS (
    UPDATE circulation_loan loan
    SET returned_at = came.returned_at, return_branch_id = came.branch_id, ending = 'returned'
    FROM came WHERE loan.id = came.loan_id AND loan.returned_at IS NULL
), item AS (
    UPDATE catalogue_item item
    SET status = came.status, status_since = came.now, due_on = NULL, current_branch_id = came.branch_id
    FROM came WHERE item.id = came.item_id
){moves}, told AS (
    {INTO_EVENT}
    SELECT {BY_LINE}, 'check_in', details, item_id, record_id, loan_id, hold_id, patron_id FROM came
)
SELECT {holds} AS holds
"""  # noqa: S608


_TAKE_IN = _statement("", "0")
_TAKE_IN_AND_MOVE = _statement(_MOVES, "(SELECT count(*) FROM hold)")
"""What a statement may write to is made ready for it, each time: the first touches half, and is mostly enough."""

_STATUS = {
    Destination.SHELF: ItemState.AVAILABLE,
    Destination.HOLD_SHELF: ItemState.ON_HOLD_SHELF,
    Destination.TO_HOME_BRANCH: ItemState.IN_TRANSIT,
    Destination.TO_PICKUP_BRANCH: ItemState.IN_TRANSIT,
}


class Overtaken(Exception):
    """A hold for which an item was to be set apart needs it no more."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An item that comes in and where it goes; `shelf_until` is its last day on the hold shelf, if it goes there."""

    gathered: Gathered
    plan: Plan
    shelf_until: date | None
    actor: Actor
    now: datetime
    returned_at: datetime

    @property
    def moves(self) -> bool:
        """Whether a hold or a transit changes with it."""
        touched = (self.gathered.travels_to_id, self.plan.to_branch_id, self.plan.hold_id)
        return any(each is not None for each in touched)


def write(arrivals: Sequence[Arrival]) -> None:
    """Carry the plans out. Raises Overtaken: then keep nothing."""
    if not arrivals:
        return
    statement = _TAKE_IN_AND_MOVE if any(arrival.moves for arrival in arrivals) else _TAKE_IN
    (row,) = rows_of(statement, [_line(arrival) for arrival in arrivals])
    if row["holds"] < sum(arrival.plan.hold_id is not None for arrival in arrivals):
        raise Overtaken


def _line(arrival: Arrival) -> dict[str, Any]:
    gathered, plan, facts = arrival.gathered, arrival.plan, arrival.gathered.facts
    return actor_values(arrival.actor, arrival.now) | {
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
        "shelf_until": arrival.shelf_until,
        "details": _details(arrival),
    }


def _hold_verb(gathered: Gathered, plan: Plan) -> str | None:
    """Name what happened to the hold, if anything."""
    if plan.becomes_ready:
        return "hold_ready"
    return "hold_trapped" if plan.hold_id and gathered.facts.trapped is None else None


def _details(arrival: Arrival) -> dict[str, object]:
    facts, plan = arrival.gathered.facts, arrival.plan
    details: dict[str, object] = {"before": facts.state, "destination": plan.destination}
    if facts.due_on:
        details |= {"due_on": facts.due_on, "days_late": plan.days_late}
    if arrival.returned_at != arrival.now:
        details["returned_at"] = arrival.returned_at
    return details
