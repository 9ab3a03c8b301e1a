"""Merge two records with all that hangs on them: items, and the people who wait."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from leeszaal.catalogue.models import RecordVersion
from leeszaal.catalogue.services import merge_records
from leeszaal.circulation.models import Event, Hold
from leeszaal.circulation.services.events import add_event
from leeszaal.circulation.services.keeping_holds import cancel_hold
from leeszaal.common.actor import Actor

LIVE = (Hold.State.WAITING, Hold.State.IN_TRANSIT, Hold.State.READY)


@transaction.atomic
def merge_with_holds(from_id: int, into_id: int, actor: Actor, *, now: datetime) -> RecordVersion:
    """Merge one record into another; who waited for it waits for the other, at the moment they asked.

    Who waited for both keeps the older place of the two. Raises SameRecordError, ValueError when no staff member acts.
    """
    if actor.id is None:
        raise ValueError("a record is merged by a staff member")
    version = merge_records(from_id, into_id, actor.id, now=now)
    for hold in Hold.objects.select_for_update(no_key=True).filter(record=from_id, state__in=LIVE).order_by("pk"):
        _move(hold, into_id, actor, now)
    return version


def holds_moved_by(version: RecordVersion) -> list[int]:
    """Give the holds that a merge moved and that still stand where it put them."""
    told = Event.objects.filter(
        verb="move_hold",
        at=version.changed_at,
        record_id=version.merged_into_id,
        details__merged_from=version.record_id,
    ).values_list("hold_id", flat=True)
    standing = Hold.objects.filter(pk__in=[pk for pk in told if pk], record=F("record"), state__in=LIVE)
    return list(standing.filter(record=version.merged_into_id).values_list("pk", flat=True))


def _move(hold: Hold, into_id: int, actor: Actor, now: datetime) -> None:
    other = Hold.objects.filter(patron=hold.patron_id, record=into_id, state__in=LIVE).first()
    if other and other.state == Hold.State.WAITING and hold.placed_at < other.placed_at:
        Hold.objects.filter(pk=other.pk).update(placed_at=hold.placed_at)
    if other and hold.state == Hold.State.WAITING:
        cancel_hold(hold.pk, actor, now=now)
        return
    if other:
        cancel_hold(other.pk, actor, now=now)
    Hold.objects.filter(pk=hold.pk).update(record=into_id)
    add_event(
        "move_hold",
        actor,
        now,
        item_id=None,
        record_id=into_id,
        loan_id=None,
        hold_id=hold.pk,
        patron_id=hold.patron_id,
        details={"merged_from": hold.record_id},
    )
