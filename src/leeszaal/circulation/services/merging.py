"""Merge two records with all that hangs on them: items, and the people who wait."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from leeszaal.catalogue.models import Record, RecordVersion
from leeszaal.catalogue.services import merge_records, restore_version
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


@transaction.atomic
def restore_with_holds(version_id: int, actor: Actor, *, now: datetime) -> Record:
    """Make a record what it was in an earlier version; undoing a merge brings back who waited for it.

    A hold that the merge ended, because its patron waited for both, stays ended. Raises ValueError when no staff member
    acts, ControlNumberTakenError when the version's number was given to another record since.
    """
    if actor.id is None:
        raise ValueError("a record is restored by a staff member")
    version = RecordVersion.objects.get(pk=version_id)
    record = restore_version(version_id, actor.id, now=now)
    for hold in _moved_by(version):
        _move(hold, version.record_id, actor, now)
    return record


def _moved_by(version: RecordVersion) -> QuerySet[Hold]:
    told = Event.objects.filter(
        verb="merge_hold", at=version.changed_at, record_id=version.merged_into_id, details__from=version.record_id
    )
    live = Hold.objects.select_for_update(no_key=True).filter(record=version.merged_into_id, state__in=LIVE)
    return live.filter(pk__in=told.values("hold_id")).order_by("pk")


def _move(hold: Hold, into_id: int, actor: Actor, now: datetime) -> None:
    other = Hold.objects.filter(patron=hold.patron_id, record=into_id, state__in=LIVE).first()
    if other and other.state == Hold.State.WAITING and hold.placed_at < other.placed_at:
        Hold.objects.filter(pk=other.pk).update(placed_at=hold.placed_at)
    if other and hold.state == Hold.State.WAITING:
        cancel_hold(hold.pk, actor, now=now)
        return
    if other:
        cancel_hold(other.pk, actor, now=now)
    _put(hold, into_id, actor, now)


def _put(hold: Hold, record_id: int, actor: Actor, now: datetime) -> None:
    details: dict[str, object] = {"from": hold.record_id}
    Hold.objects.filter(pk=hold.pk).update(record=record_id)
    add_event("merge_hold", actor, now, record_id=record_id, hold_id=hold.pk, patron_id=hold.patron_id, details=details)
