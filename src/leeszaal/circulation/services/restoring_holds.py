"""Take the cancelling of a hold back, as long as it makes no difference to anybody else.

A hold that waited left nothing behind but its place. Within a quarter of an hour it can have that place again: who was
served meanwhile keeps what they got, and nobody else had been told of a better place yet.
"""

import json
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from leeszaal.circulation.gather.rows import rows
from leeszaal.circulation.services.events import BY_ACTOR, INTO_EVENT, actor_values
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Share
from leeszaal.patrons.services import refuse_unless_shared

RESTORE_WITHIN = timedelta(minutes=15)

_RESTORE = f"""
WITH hold AS (
    UPDATE circulation_hold SET state = 'waiting', ended_at = NULL
    WHERE id = %(hold_id)s AND patron_id = %(patron_id)s AND state = 'cancelled' AND trapped_item_id IS NULL
    AND ended_at >= %(not_before)s
    RETURNING id, patron_id, record_id
)
{INTO_EVENT}
SELECT {BY_ACTOR}, 'restore_hold', %(details)s::jsonb, NULL, record_id, NULL, id, patron_id FROM hold
RETURNING id
"""  # noqa: S608


def restore_hold(hold_id: int, patron_id: int, actor: Actor, *, now: datetime) -> bool:
    """Let a hold that its patron has just cancelled wait again at its old place; tell whether that was possible.

    Raises:
        NotSharedError: when a patron does so for another who does not allow it.
    """
    refuse_unless_shared(Share.Scope.HOLDS, patron_id, actor, today=timezone.localdate(now))
    values = {"hold_id": hold_id, "patron_id": patron_id, "not_before": now - RESTORE_WITHIN, "details": json.dumps({})}
    try:
        with transaction.atomic():
            return bool(rows(_RESTORE, actor_values(actor, now) | values))
    except IntegrityError:
        return False
