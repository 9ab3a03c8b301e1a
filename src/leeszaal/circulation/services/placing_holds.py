"""Place a hold. Three statements: lock the patron, gather the facts, write the hold and read its place in the queue."""

import json
from collections.abc import Set as AbstractSet
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.circulation.gather import hold as gathering
from leeszaal.circulation.gather.rows import first_row
from leeszaal.circulation.rules.holds import Refusal, Refused, decide_hold
from leeszaal.circulation.services.events import BY_ACTOR, INTO_EVENT, actor_values
from leeszaal.circulation.services.outcomes import HoldPlaced, HoldRefused, Unknown
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Share
from leeszaal.patrons.services import refuse_unless_shared

_WRITE = f"""
WITH hold AS (
    INSERT INTO circulation_hold
        (patron_id, record_id, item_id, pickup_branch_id, state, priority, placed_at, suspended, suspended_until)
    VALUES (
        %(patron_id)s, %(record_id)s, %(item_id)s::bigint, %(pickup_branch_id)s, 'waiting', %(priority)s, %(now)s,
        %(suspended_until)s::date IS NOT NULL, %(suspended_until)s::date
    ) RETURNING id, priority
), told AS (
    {INTO_EVENT}
    SELECT {BY_ACTOR}, 'place_hold', %(details)s::jsonb, %(item_id)s::bigint, %(record_id)s, NULL, id, %(patron_id)s
    FROM hold
)
SELECT id, (
    SELECT count(*) FROM circulation_hold ahead
    WHERE ahead.record_id = %(record_id)s AND ahead.state = 'waiting'
    AND (-ahead.priority, ahead.placed_at) < (-hold.priority, %(now)s::timestamptz)
) AS ahead FROM hold
"""  # noqa: S608


@transaction.atomic
def place_hold(
    patron_id: int,
    record_id: int,
    pickup_branch_id: int,
    actor: Actor,
    *,
    now: datetime,
    item_id: int | None = None,
    suspended_until: date | None = None,
    waived: AbstractSet[Refusal] = frozenset(),
) -> HoldPlaced | HoldRefused:
    """Let a patron wait for any copy of a record, or for one item of it, to be fetched at a branch.

    A hold with `suspended_until` keeps its place in the queue but is served from that day on.

    Raises:
        NotSharedError: when a patron places it for another who does not allow it.
    """
    today = timezone.localdate(now)
    refuse_unless_shared(Share.Scope.HOLDS, patron_id, actor, today=today)
    if not gathering.lock(patron_id):
        return HoldRefused(reasons=(Unknown.CARD,), title="")
    gathered = gathering.gather(patron_id, record_id, item_id, pickup_branch_id, today)
    if gathered is None:
        return HoldRefused(reasons=(Unknown.RECORD,), title="")
    decision = decide_hold(gathered.facts, gathered.terms, waived)
    if isinstance(decision, Refused):
        return HoldRefused(reasons=decision.reasons, title=gathered.title)
    values = actor_values(actor, now) | {
        "patron_id": patron_id,
        "record_id": record_id,
        "item_id": item_id,
        "pickup_branch_id": pickup_branch_id,
        "priority": decision.priority,
        "suspended_until": suspended_until,
        "details": json.dumps({"pickup_branch": pickup_branch_id, "waived": decision.waived}),
    }
    row = first_row(_WRITE, values)
    if row is None:
        raise LookupError("a hold that was placed cannot be read")
    return HoldPlaced(
        hold_id=row["id"],
        record_id=record_id,
        title=gathered.title,
        position=row["ahead"] + 1,
        waived=decision.waived,
    )
