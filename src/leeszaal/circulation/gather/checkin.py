"""What must be known when an item comes in."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from leeszaal.circulation.gather.house import calendar_column, read_calendar, read_rules, rules_column
from leeszaal.circulation.gather.rows import Row, first_row
from leeszaal.circulation.rules.checkin import Facts, ItemState, TrappedHold
from leeszaal.circulation.rules.queue import WaitingHold
from leeszaal.circulation.rules.terms import Rule, Situation, Terms, resolve_terms
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.common.calendars import Calendar

_HOLD_QUEUE = 4101
"""Names the advisory locks on hold queues, of which there is one per record."""

_LOCK = f"""
WITH item AS MATERIALIZED (
    SELECT id, record_id FROM catalogue_item WHERE barcode = %(barcode)s FOR NO KEY UPDATE
)
SELECT id, pg_advisory_xact_lock({_HOLD_QUEUE}, (record_id %% 2147483647)::integer) FROM item
"""  # noqa: S608

_QUEUE = """(
    SELECT coalesce(jsonb_agg(to_jsonb(next) ORDER BY priority DESC, placed_at, id), '[]') FROM (
        SELECT waiting.id, waiting.priority, waiting.placed_at, waiting.item_id, waiting.suspended,
            waiting.suspended_until, waiting.pickup_branch_id, waiting.patron_id, waiter.category_id
        FROM circulation_hold waiting JOIN patrons_patron waiter ON waiter.id = waiting.patron_id
        WHERE waiting.record_id = item.record_id AND waiting.state = 'waiting'
        AND (waiting.item_id = item.id OR (waiting.item_id IS NULL AND item.is_lendable))
        AND (NOT waiting.suspended OR waiting.suspended_until <= %(today)s)
        ORDER BY waiting.priority DESC, waiting.placed_at, waiting.id LIMIT 3
    ) next
)"""

_FACTS = f"""
SELECT item.id AS item_id, item.record_id, item.material_type, item.status, item.branch_id AS home_branch_id,
    record.title,
    loan.id AS loan_id, loan.patron_id, loan.due_on, loan.checked_out_at, loan.branch_id AS loan_branch_id,
    loan.category_id AS loan_category_id, loan.material_type AS loan_material_type,
    trapped.id AS trapped_id, trapped.pickup_branch_id, trapped.state AS trapped_state,
    trapped.patron_id AS trapped_patron_id, trapped.shelf_until, trapped_for.category_id AS trapped_category_id,
    transit.to_branch_id AS travels_to_id, last.id AS last_lost_loan_id,
    {_QUEUE} AS waiting,
    {rules_column("item.material_type", "%(branch_id)s", "loan.branch_id")} AS rules,
    {calendar_column("%(branch_id)s")} AS calendar_here,
    CASE WHEN loan.due_on < %(today)s THEN {calendar_column("loan.branch_id")} END AS calendar_there
FROM catalogue_item item
JOIN catalogue_record record ON record.id = item.record_id
LEFT JOIN circulation_loan loan ON loan.item_id = item.id AND loan.returned_at IS NULL
LEFT JOIN circulation_hold trapped ON trapped.trapped_item_id = item.id AND trapped.state IN ('in_transit', 'ready')
LEFT JOIN patrons_patron trapped_for ON trapped_for.id = trapped.patron_id
LEFT JOIN circulation_transit transit ON transit.item_id = item.id AND transit.arrived_at IS NULL
LEFT JOIN LATERAL (
    SELECT id FROM circulation_loan WHERE item_id = item.id AND ending = 'lost' AND item.status = 'lost'
    ORDER BY checked_out_at DESC LIMIT 1
) last ON true
WHERE item.id = %(item_id)s
"""  # noqa: S608


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Facts, terms and calendar of one check-in, and what its writing and its telling need besides.

    `waiters` and `terms_of` tell, per hold that the item may come to serve, whose it is and its category.
    """

    facts: Facts
    terms: Terms
    calendar: Calendar
    calendar_here: Calendar
    rules: list[Rule]
    record_id: int
    title: str
    material_type: str
    loan_id: int | None
    patron_id: int | None
    checked_out_at: datetime | None
    last_lost_loan_id: int | None
    travels_to_id: int | None
    shelf_until: date | None
    waiters: dict[int, tuple[int, int]]

    def terms_on_shelf(self, hold_id: int) -> Terms:
        """Give the terms for keeping the item on the hold shelf of this branch for a hold."""
        _, category_id = self.waiters[hold_id]
        return resolve_terms(self.rules, Situation(self.facts.branch_id, category_id, self.material_type))


def lock(barcode: str) -> int | None:
    """Lock the item with this barcode, then the queue of its record, and give its id, or None when there is none.

    The queue is locked so that copies which come in at once see in turn who is served already.
    """
    row = first_row(_LOCK, {"barcode": normalise_barcode(barcode)})
    return row["id"] if row else None


def gather(item_id: int, branch_id: int, today: date, returned_on: date) -> Gathered:
    """Read all that the decision about a locked item needs."""
    row = first_row(_FACTS, {"item_id": item_id, "branch_id": branch_id, "today": today})
    if row is None:
        raise LookupError("a locked item is gone")
    queue = json.loads(row["waiting"])
    rules = read_rules(row["rules"])
    calendar_here = read_calendar(row["calendar_here"], today)
    return Gathered(
        facts=_facts(row, queue, branch_id, today, returned_on),
        terms=resolve_terms(rules, _lent_in(row, branch_id)),
        calendar=read_calendar(row["calendar_there"], today) if row["calendar_there"] else calendar_here,
        calendar_here=calendar_here,
        rules=rules,
        record_id=row["record_id"],
        title=row["title"],
        material_type=row["material_type"],
        loan_id=row["loan_id"],
        patron_id=row["patron_id"],
        checked_out_at=row["checked_out_at"],
        last_lost_loan_id=row["last_lost_loan_id"],
        travels_to_id=row["travels_to_id"],
        shelf_until=row["shelf_until"],
        waiters=dict(_waiters(row, queue)),
    )


def _facts(row: Row, queue: list[dict[str, Any]], branch_id: int, today: date, returned_on: date) -> Facts:
    return Facts(
        today=today,
        returned_on=returned_on,
        branch_id=branch_id,
        home_branch_id=row["home_branch_id"],
        item_id=row["item_id"],
        state=ItemState(row["status"]),
        due_on=row["due_on"],
        trapped=_trapped(row),
        waiting=tuple(map(_waiting, queue)),
    )


def _trapped(row: Row) -> TrappedHold | None:
    if row["trapped_id"] is None:
        return None
    return TrappedHold(row["trapped_id"], row["pickup_branch_id"], is_ready=row["trapped_state"] == "ready")


def _waiting(hold: dict[str, Any]) -> WaitingHold:
    until = hold["suspended_until"]
    return WaitingHold(
        id=hold["id"],
        priority=hold["priority"],
        placed_at=datetime.fromisoformat(hold["placed_at"]),
        item_id=hold["item_id"],
        suspended=hold["suspended"],
        suspended_until=date.fromisoformat(until) if until else None,
        pickup_branch_id=hold["pickup_branch_id"],
    )


def _waiters(row: Row, queue: list[dict[str, Any]]) -> Iterator[tuple[int, tuple[int, int]]]:
    yield from ((hold["id"], (hold["patron_id"], hold["category_id"])) for hold in queue)
    if row["trapped_id"] is not None:
        yield row["trapped_id"], (row["trapped_patron_id"], row["trapped_category_id"])


def _lent_in(row: Row, branch_id: int) -> Situation:
    """Give the situation in which the item was lent; one that is not on loan costs nothing, whatever the terms."""
    if row["loan_id"] is None:
        return Situation(branch_id, 0, row["material_type"])
    return Situation(row["loan_branch_id"], row["loan_category_id"], row["loan_material_type"])
