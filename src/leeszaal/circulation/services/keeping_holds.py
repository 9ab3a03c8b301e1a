"""What happens to a hold that stands: cancel, suspend, resume, move, expire.

Each is one statement that changes a hold only from a state in which that makes sense and adds its event, so that two
people who act at once cannot both succeed. Who acts for another does so only as far as that person allows
(`NotSharedError`). An item that was set apart stays where it physically is, on the hold shelf
or on its way: it is on the list to be taken off the shelf, and goes where it is wanted when it is checked in.
"""

import json
from datetime import date, datetime

from django.utils import timezone

from leeszaal.circulation.gather.rows import rows
from leeszaal.circulation.services.events import BY_ACTOR, INTO_EVENT, actor_values
from leeszaal.common.actor import JOB, Actor
from leeszaal.patrons.models import Share
from leeszaal.patrons.services import refuse_unless_shared
from leeszaal.privacy.restriction import is_restricted_sql

_LIVE = "state IN ('waiting', 'in_transit', 'ready')"


_FREE = f"NOT {is_restricted_sql('patron_id')}"
"""The rounds pass over who is restricted: their holds stay as they are."""


def _changed(verb: str, assignments: str, condition: str) -> str:
    return f"""
    WITH hold AS (
        UPDATE circulation_hold SET {assignments} WHERE {condition}
        RETURNING id, patron_id, record_id, trapped_item_id
    ), told AS (
        {INTO_EVENT}
        SELECT {BY_ACTOR}, '{verb}', %(details)s::jsonb, trapped_item_id, record_id, NULL, id, patron_id FROM hold
    )
    SELECT id, patron_id, trapped_item_id FROM hold
    """  # noqa: S608


_ONE = "id = %(hold_id)s AND patron_id = coalesce(%(patron_id)s::bigint, patron_id)"

_CANCEL = _changed("cancel_hold", "state = 'cancelled', ended_at = %(now)s", f"{_ONE} AND {_LIVE}")
_SUSPEND = _changed(
    "suspend_hold", "suspended = true, suspended_until = %(until)s::date", f"{_ONE} AND state = 'waiting'"
)
_RESUME = _changed("resume_hold", "suspended = false, suspended_until = NULL", f"{_ONE} AND suspended")
_MOVE = _changed("move_hold", "pickup_branch_id = %(branch_id)s", f"{_ONE} AND state = 'waiting'")
_EXPIRE = _changed(
    "expire_hold",
    "state = 'expired', ended_at = %(now)s",
    f"state = 'ready' AND shelf_until < %(today)s AND {_FREE}",
)
_WAKE = _changed(
    "resume_hold",
    "suspended = false, suspended_until = NULL",
    f"suspended AND suspended_until <= %(today)s AND {_FREE}",
)


def cancel_hold(hold_id: int, actor: Actor, *, now: datetime, patron_id: int | None = None) -> bool:
    """End a live hold; with `patron_id` only when it is that patron's. Tell whether there was one to end."""
    return _change(_CANCEL, actor, now, hold_id=hold_id, patron_id=patron_id)


def suspend_hold(
    hold_id: int, actor: Actor, *, now: datetime, until: date | None = None, patron_id: int | None = None
) -> bool:
    """Pass a waiting hold over until a day (or until it is resumed); it keeps its place. Tell whether it waited."""
    return _change(_SUSPEND, actor, now, hold_id=hold_id, patron_id=patron_id, until=until)


def resume_hold(hold_id: int, actor: Actor, *, now: datetime, patron_id: int | None = None) -> bool:
    """Let a suspended hold be served again. Tell whether it was suspended."""
    return _change(_RESUME, actor, now, hold_id=hold_id, patron_id=patron_id)


def move_hold(
    hold_id: int, pickup_branch_id: int, actor: Actor, *, now: datetime, patron_id: int | None = None
) -> bool:
    """Let a waiting hold be fetched at another branch. Tell whether it still waited."""
    return _change(_MOVE, actor, now, hold_id=hold_id, patron_id=patron_id, branch_id=pickup_branch_id)


def expire_holds(*, today: date, now: datetime, actor: Actor = JOB) -> list[int]:
    """End the holds that nobody fetched in time; give their ids."""
    return [row["id"] for row in rows(_EXPIRE, actor_values(actor, now) | {"today": today, "details": "{}"})]


def wake_holds(*, today: date, now: datetime, actor: Actor = JOB) -> list[int]:
    """Resume the holds whose suspension is over; give their ids."""
    return [row["id"] for row in rows(_WAKE, actor_values(actor, now) | {"today": today, "details": "{}"})]


def _change(statement: str, actor: Actor, now: datetime, **values: object) -> bool:
    if isinstance(patron_id := values["patron_id"], int):
        refuse_unless_shared(Share.Scope.HOLDS, patron_id, actor, today=timezone.localdate(now))
    said = {name: str(value) for name, value in values.items() if name in ("until", "branch_id") and value is not None}
    return bool(rows(statement, actor_values(actor, now) | values | {"details": json.dumps(said)}))
