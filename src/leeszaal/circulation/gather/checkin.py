"""What must be known when items come in; several of them are asked about in one go."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from leeszaal.circulation.gather.house import HOUSE, House, house_of
from leeszaal.circulation.gather.rows import Row, lines_of, rows_of, rows_of_both
from leeszaal.circulation.rules.checkin import Facts, ItemState, TrappedHold
from leeszaal.circulation.rules.queue import WaitingHold
from leeszaal.circulation.rules.terms import Terms
from leeszaal.common.barcodes import normalise_barcode
from leeszaal.common.calendars import Calendar
from leeszaal.privacy.restriction import is_restricted_sql

_HOLD_QUEUE = 4101
"""Names the advisory locks on hold queues, of which there is one per record."""

_ASKED = lines_of("asked", "barcode text, today date")

_LOCK = f"""
WITH {_ASKED}, item AS MATERIALIZED (
    SELECT id, record_id, barcode FROM catalogue_item
    WHERE barcode IN (SELECT barcode FROM asked) ORDER BY id FOR NO KEY UPDATE
), queue AS MATERIALIZED (
    SELECT pg_advisory_xact_lock({_HOLD_QUEUE}, number)
    FROM (SELECT DISTINCT (record_id %% 2147483647)::integer AS number FROM item ORDER BY 1) numbers
)
SELECT item.id AS item_id, item.record_id, (SELECT count(*) FROM queue) AS queues
FROM asked LEFT JOIN item ON item.barcode = asked.barcode ORDER BY asked.place
"""  # noqa: S608

_QUEUE = f"""(
    SELECT coalesce(jsonb_agg(to_jsonb(next) ORDER BY priority DESC, placed_at, id), '[]') FROM (
        SELECT waiting.id, waiting.priority, waiting.placed_at, waiting.item_id, waiting.suspended,
            waiting.suspended_until, waiting.pickup_branch_id, waiting.patron_id, waiter.category_id
        FROM circulation_hold waiting JOIN patrons_patron waiter ON waiter.id = waiting.patron_id
        WHERE waiting.record_id = item.record_id AND waiting.state = 'waiting'
        AND (waiting.item_id = item.id OR (waiting.item_id IS NULL AND item.is_lendable))
        AND (NOT waiting.suspended OR waiting.suspended_until <= asked.today)
        AND NOT {is_restricted_sql("waiting.patron_id")}
        ORDER BY waiting.priority DESC, waiting.placed_at, waiting.id LIMIT 3
    ) next
)"""  # noqa: S608

_FACTS = f"""
WITH {_ASKED}
SELECT asked.place, {HOUSE}, record.title,
    item.id AS item_id, item.record_id, item.material_type, item.status, item.branch_id AS home_branch_id,
    loan.id AS loan_id, loan.patron_id, loan.due_on, loan.checked_out_at, loan.branch_id AS loan_branch_id,
    loan.category_id AS loan_category_id, loan.material_type AS loan_material_type,
    trapped.id AS trapped_id, trapped.pickup_branch_id, trapped.state AS trapped_state,
    trapped.patron_id AS trapped_patron_id, trapped.shelf_until, trapped_for.category_id AS trapped_category_id,
    transit.to_branch_id AS travels_to_id, last.id AS last_lost_loan_id,
    {is_restricted_sql("loan.patron_id")} AS is_restricted,
    {_QUEUE} AS waiting
FROM asked
JOIN catalogue_item item ON item.barcode = asked.barcode
JOIN catalogue_record record ON record.id = item.record_id
LEFT JOIN circulation_loan loan ON loan.item_id = item.id AND loan.returned_at IS NULL
LEFT JOIN circulation_hold trapped ON trapped.trapped_item_id = item.id AND trapped.state IN ('in_transit', 'ready')
LEFT JOIN patrons_patron trapped_for ON trapped_for.id = trapped.patron_id
LEFT JOIN circulation_transit transit ON transit.item_id = item.id AND transit.arrived_at IS NULL
LEFT JOIN LATERAL (
    SELECT id FROM circulation_loan WHERE item_id = item.id AND ending = 'lost' AND item.status = 'lost'
    ORDER BY checked_out_at DESC LIMIT 1
) last ON true
ORDER BY asked.place
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Asked:
    """One item that comes in at a branch; `returned_on` is the day on which it really came back."""

    barcode: str
    branch_id: int
    today: date
    returned_on: date


@dataclass(frozen=True, slots=True)
class Locked:
    """An item that nobody else can lend or take in until this transaction ends, nor can others serve its queue.

    The queue is locked so that copies which come in at once see in turn who is served already.
    """

    item_id: int
    record_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Facts, terms and calendar of one check-in, and what its writing and its telling need besides.

    `waiters` tells, per hold that the item may come to serve, whose it is and in which category that patron is.
    """

    facts: Facts
    terms: Terms
    calendar: Calendar
    calendar_here: Calendar
    house: House
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
        return self.house.terms(self.facts.branch_id, category_id, self.material_type)


def lock_and_gather(asked: Sequence[Asked]) -> tuple[list[Locked | None], dict[int, Gathered]]:
    """Lock the items, then the queues of their records, and read all that the decisions need.

    None stands for an item that is unknown; the facts come by place.
    """
    found, facts = rows_of_both(_LOCK, _FACTS, [_named(each) for each in asked])
    locked = [Locked(row["item_id"], row["record_id"]) if row["item_id"] else None for row in found]
    return locked, _by_place(asked, facts)


def gather(asked: Sequence[Asked]) -> list[Gathered]:
    """Read once more what the decisions need about items that are locked."""
    gathered = _by_place(asked, rows_of(_FACTS, [_named(each) for each in asked]))
    return [gathered[place] for place in range(len(asked))]


def _by_place(asked: Sequence[Asked], found: Sequence[Row]) -> dict[int, Gathered]:
    return {row["place"]: _gathered(row, asked[row["place"]]) for row in found}


def _named(asked: Asked) -> dict[str, Any]:
    return {"barcode": normalise_barcode(asked.barcode), "today": asked.today}


def _gathered(row: Row, asked: Asked) -> Gathered:
    house = house_of(row["house"])
    queue = json.loads(row["waiting"])
    here = house.calendar(asked.branch_id, asked.today)
    is_late = row["due_on"] is not None and row["due_on"] < asked.today
    return Gathered(
        facts=_facts(row, queue, asked),
        terms=_terms(row, house, asked.branch_id),
        calendar=house.calendar(row["loan_branch_id"], asked.today) if is_late else here,
        calendar_here=here,
        house=house,
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


def _facts(row: Row, queue: list[dict[str, Any]], asked: Asked) -> Facts:
    return Facts(
        today=asked.today,
        returned_on=asked.returned_on,
        branch_id=asked.branch_id,
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


def _terms(row: Row, house: House, branch_id: int) -> Terms:
    """Give the terms under which the item was lent; one that is not on loan costs nothing, whatever the terms.

    Nor does one that comes back from somebody whose data are restricted: taking it in is no use of their data, a new
    charge would be.
    """
    if row["loan_id"] is None:
        return house.terms(branch_id, 0, row["material_type"])
    terms = house.terms(row["loan_branch_id"], row["loan_category_id"], row["loan_material_type"])
    return replace(terms, overdue_cents_per_day=0) if row["is_restricted"] else terms
