"""Write down that items went home: loans, items, holds, counts and history in one statement, for one or for many."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from leeszaal.circulation.gather.checkout import Gathered
from leeszaal.circulation.gather.rows import Row, lines_of, rows_of
from leeszaal.circulation.rules.checkout import Allowed
from leeszaal.circulation.services.events import BY_LINE, INTO_EVENT, LINE_ACTOR, actor_values
from leeszaal.common.actor import Actor

_COLUMNS = f"""
    item_id bigint, patron_id bigint, branch_id bigint, category_id bigint, material_type text, record_id bigint,
    due_on date, month date, serves_hold_id bigint, passes_over_hold_id bigint, details jsonb, {LINE_ACTOR}
"""

_MOVES = f""", arrived AS (
    UPDATE circulation_transit transit SET arrived_at = lent.now
    FROM lent WHERE transit.item_id = lent.item_id AND transit.arrived_at IS NULL
), served AS (
    UPDATE circulation_hold hold SET state = 'fulfilled', ended_at = lent.now, trapped_item_id = lent.item_id
    FROM lent WHERE hold.id = lent.serves_hold_id AND (
        hold.state = 'waiting' OR (hold.state IN ('in_transit', 'ready') AND hold.trapped_item_id = lent.item_id)
    ) RETURNING hold.id, lent.item_id
), passed_over AS (
    UPDATE circulation_hold hold SET state = 'waiting', trapped_item_id = NULL, ready_at = NULL, shelf_until = NULL
    FROM lent WHERE hold.id = lent.passes_over_hold_id
    AND hold.state IN ('in_transit', 'ready') AND hold.trapped_item_id = lent.item_id
    RETURNING hold.id, hold.patron_id, lent.item_id
), told_who_waits AS (
    {INTO_EVENT}
    SELECT {BY_LINE}, 'hold_passed_over', '{{}}'::jsonb, item_id, record_id, NULL, hold.id, hold.patron_id
    FROM lent JOIN passed_over hold USING (item_id)
)"""  # noqa: S608


def _statement(moves: str, served: str) -> str:
    """Give the statement that lends; `served` reads the hold that each line serves, of those that `moves` names."""
    return f"""
WITH {lines_of("lent", _COLUMNS)}, loan AS (
    INSERT INTO circulation_loan
        (item_id, patron_id, branch_id, category_id, material_type, checked_out_at, due_on, renewals, ending)
    SELECT item_id, patron_id, branch_id, category_id, material_type, now, due_on, 0, '' FROM lent
    RETURNING id, item_id
), item AS (
    UPDATE catalogue_item item
    SET status = 'on_loan', status_since = lent.now, due_on = lent.due_on, current_branch_id = lent.branch_id
    FROM lent WHERE item.id = lent.item_id
), counted AS (
    INSERT INTO circulation_loancount AS so_far (record_id, branch_id, month, loans)
    SELECT record_id, branch_id, month, count(*) FROM lent GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
    ON CONFLICT (record_id, branch_id, month) DO UPDATE SET loans = so_far.loans + excluded.loans
){moves}, made AS (
    SELECT lent.*, loan.id AS loan_id, {served} AS served_hold_id FROM lent JOIN loan USING (item_id)
), told AS (
    {INTO_EVENT}
    SELECT {BY_LINE}, 'check_out', details, item_id, record_id, loan_id, served_hold_id, patron_id FROM made
)
SELECT loan_id, served_hold_id FROM made ORDER BY place
"""  # noqa: S608


_LEND = _statement("", "NULL::bigint")
_LEND_AND_MOVE = _statement(_MOVES, "(SELECT id FROM served WHERE served.item_id = lent.item_id)")
"""What a statement may write to is made ready each time: the first has half as much, and is nearly always enough."""


@dataclass(frozen=True, slots=True)
class Departure:
    """An item that may go home."""

    gathered: Gathered
    decision: Allowed
    actor: Actor

    @property
    def moves(self) -> bool:
        """Whether a hold or a transit changes with it."""
        found = self.gathered
        return found.is_travelling or found.serves_hold_id is not None or found.passes_over_hold_id is not None


def write(departures: Sequence[Departure]) -> list[Row]:
    """Lend the items, each of which stands in one line only; give the ids of each loan and of the hold it serves."""
    if not departures:
        return []
    statement = _LEND_AND_MOVE if any(each.moves for each in departures) else _LEND
    written = rows_of(statement, [_line(each) for each in departures])
    if len(written) < len(departures):
        raise LookupError("a loan that was made cannot be read")
    return written


def _line(departure: Departure) -> dict[str, Any]:
    gathered, decision = departure.gathered, departure.decision
    return actor_values(departure.actor, gathered.now) | {
        "item_id": gathered.item_id,
        "patron_id": gathered.patron_id,
        "branch_id": departure.actor.branch_id,
        "category_id": gathered.category_id,
        "material_type": gathered.material_type,
        "record_id": gathered.record_id,
        "due_on": decision.due_on,
        "month": gathered.facts.today.replace(day=1),
        "serves_hold_id": gathered.serves_hold_id,
        "passes_over_hold_id": gathered.passes_over_hold_id,
        "details": {
            "due_on": decision.due_on,
            "before": gathered.status,
            "waived": decision.waived,
            "was_set_apart": gathered.facts.held_for_id == gathered.patron_id,
        },
    }
