"""The history of loans, holds and items: one row per change, written in the change's own transaction."""

from datetime import datetime

from leeszaal.circulation.models import Event
from leeszaal.common.actor import Actor

INTO_EVENT = """INSERT INTO circulation_event (
    at, actor_kind, actor_id, via, branch_id, verb, details, item_id, record_id, loan_id, hold_id, patron_id
)"""
"""Begin of a statement that adds events; `BY_ACTOR` gives its first five columns."""

BY_ACTOR = (
    "%(now)s::timestamptz, %(actor_kind)s::text, %(actor_id)s::bigint, %(via)s::text, %(actor_branch_id)s::bigint"
)

LINE_ACTOR = "now timestamptz, actor_kind text, actor_id bigint, via text, actor_branch_id bigint"
"""Columns of a table of lines (see `lines_of`) that hold what `actor_values` gives; `BY_LINE` reads them."""

BY_LINE = "now, actor_kind, actor_id, via, actor_branch_id"


def actor_values(actor: Actor, now: datetime) -> dict[str, object]:
    """Give the values that `BY_ACTOR` and `LINE_ACTOR` need."""
    return {
        "now": now,
        "actor_kind": actor.kind,
        "actor_id": actor.id,
        "via": actor.via,
        "actor_branch_id": actor.branch_id,
    }


def add_event(
    verb: str,
    actor: Actor,
    now: datetime,
    *,
    item_id: int | None = None,
    record_id: int | None = None,
    loan_id: int | None = None,
    hold_id: int | None = None,
    patron_id: int | None = None,
    details: dict[str, object] | None = None,
) -> None:
    """Add one event where the change itself is not made in SQL."""
    Event.objects.create(
        at=now,
        actor_kind=actor.kind,
        actor_id=actor.id,
        via=actor.via,
        branch_id=actor.branch_id,
        verb=verb,
        details=details or {},
        item_id=item_id,
        record_id=record_id,
        loan_id=loan_id,
        hold_id=hold_id,
        patron_id=patron_id,
    )
