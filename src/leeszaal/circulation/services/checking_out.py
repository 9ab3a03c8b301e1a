"""Lend an item. Three statements: lock patron and item, gather the facts, write what was decided."""

import json
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.circulation.gather import checkout as gathering
from leeszaal.circulation.gather.checkout import Gathered
from leeszaal.circulation.gather.rows import first_row
from leeszaal.circulation.rules.checkout import Allowed, Refusal, Refused, decide_checkout
from leeszaal.circulation.services.events import BY_ACTOR, INTO_EVENT, actor_values
from leeszaal.circulation.services.outcomes import CheckedOut, NotCheckedOut, Unknown
from leeszaal.common.actor import Actor

_WRITE = f"""
WITH loan AS (
    INSERT INTO circulation_loan
        (item_id, patron_id, branch_id, category_id, material_type, checked_out_at, due_on, renewals, ending)
    VALUES (
        %(item_id)s, %(patron_id)s, %(branch_id)s, %(category_id)s, %(material_type)s, %(now)s, %(due_on)s, 0, ''
    ) RETURNING id
), item AS (
    UPDATE catalogue_item
    SET status = 'on_loan', status_since = %(now)s, due_on = %(due_on)s, current_branch_id = %(branch_id)s
    WHERE id = %(item_id)s
), arrived AS (
    UPDATE circulation_transit SET arrived_at = %(now)s WHERE item_id = %(item_id)s AND arrived_at IS NULL
), served AS (
    UPDATE circulation_hold SET state = 'fulfilled', ended_at = %(now)s, trapped_item_id = %(item_id)s
    WHERE id = %(serves_hold_id)s::bigint AND (
        state = 'waiting' OR (state IN ('in_transit', 'ready') AND trapped_item_id = %(item_id)s)
    ) RETURNING id
), passed_over AS (
    UPDATE circulation_hold SET state = 'waiting', trapped_item_id = NULL, ready_at = NULL, shelf_until = NULL
    WHERE id = %(passes_over_hold_id)s::bigint AND state IN ('in_transit', 'ready') AND trapped_item_id = %(item_id)s
    RETURNING id, patron_id
), counted AS (
    INSERT INTO circulation_loancount AS so_far (record_id, branch_id, month, loans)
    VALUES (%(record_id)s, %(branch_id)s, %(month)s, 1)
    ON CONFLICT (record_id, branch_id, month) DO UPDATE SET loans = so_far.loans + 1
), told AS (
    {INTO_EVENT}
    SELECT {BY_ACTOR}, 'check_out', %(details)s::jsonb, %(item_id)s, %(record_id)s, loan.id,
        (SELECT id FROM served), %(patron_id)s FROM loan
    UNION ALL
    SELECT {BY_ACTOR}, 'hold_passed_over', '{{}}'::jsonb, %(item_id)s, %(record_id)s, NULL, id, patron_id
    FROM passed_over
)
SELECT loan.id, (SELECT id FROM served) AS served_hold_id FROM loan
"""  # noqa: S608


@transaction.atomic
def check_out(
    patron: int | str,
    barcode: str,
    actor: Actor,
    *,
    now: datetime,
    waived: AbstractSet[Refusal] = frozenset(),
    due_on: date | None = None,
) -> CheckedOut | NotCheckedOut:
    """Lend an item to a patron, given by id or by the number of the card that was shown.

    `now` is when the item left (earlier than the present for a desk that was offline), `due_on` a due day that staff
    chose. Raises ValueError when the actor is at no branch: nothing is lent from nowhere.
    """
    if actor.branch_id is None:
        raise ValueError("an item is lent at a branch")
    locked = gathering.lock(patron, barcode)
    if locked.patron_id is None or locked.item_id is None:
        return _unknown(locked, barcode)
    gathered = gathering.gather(locked, actor.branch_id, timezone.localdate(now), due_on)
    decision = decide_checkout(gathered.facts, gathered.terms, gathered.calendar, waived)
    if isinstance(decision, Refused):
        return _refused(gathered, barcode, decision)
    return _write(gathered, barcode, decision, actor, now)


def _write(gathered: Gathered, barcode: str, decision: Allowed, actor: Actor, now: datetime) -> CheckedOut:
    row = first_row(_WRITE, _values(gathered, decision, actor, now))
    if row is None:
        raise LookupError("a loan that was made cannot be read")
    return CheckedOut(
        loan_id=row["id"],
        patron_id=gathered.patron_id,
        item_id=gathered.item_id,
        record_id=gathered.record_id,
        title=gathered.title,
        barcode=barcode,
        due_on=decision.due_on,
        open_loans=gathered.open_loans + 1,
        served_hold_id=row["served_hold_id"],
        waived=decision.waived,
    )


def _values(gathered: Gathered, decision: Allowed, actor: Actor, now: datetime) -> dict[str, object]:
    details = {
        "due_on": decision.due_on.isoformat(),
        "before": gathered.status,
        "waived": decision.waived,
        "was_set_apart": gathered.facts.held_for_id == gathered.patron_id,
    }
    return actor_values(actor, now) | {
        "item_id": gathered.item_id,
        "patron_id": gathered.patron_id,
        "branch_id": actor.branch_id,
        "category_id": gathered.category_id,
        "material_type": gathered.material_type,
        "record_id": gathered.record_id,
        "due_on": decision.due_on,
        "month": gathered.facts.today.replace(day=1),
        "serves_hold_id": gathered.serves_hold_id,
        "passes_over_hold_id": gathered.passes_over_hold_id,
        "details": json.dumps(details),
    }


def _refused(gathered: Gathered, barcode: str, decision: Refused) -> NotCheckedOut:
    return NotCheckedOut(
        reasons=decision.reasons,
        patron_id=gathered.patron_id,
        item_id=gathered.item_id,
        title=gathered.title,
        barcode=barcode,
        loan_id=gathered.loan_id,
    )


def _unknown(locked: gathering.Locked, barcode: str) -> NotCheckedOut:
    reasons = [Unknown.CARD] if locked.patron_id is None else []
    if locked.item_id is None:
        reasons.append(Unknown.ITEM)
    return NotCheckedOut(
        reasons=tuple(reasons),
        patron_id=locked.patron_id,
        item_id=locked.item_id,
        title="",
        barcode=barcode,
        loan_id=None,
    )
