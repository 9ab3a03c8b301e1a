"""Looking at recordings after an incident: one asks, another agrees, and each opening is written down.

What could go wrong: somebody looks because it is possible. So there is no way to a recording but by an incident with a
number, a time of a day at most, and a second person; it stays open for a day, for those two only.
"""

from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import Q, QuerySet

from leeszaal.privacy.cameras.files import file_of
from leeszaal.privacy.cameras.problems import CameraError, Problem
from leeszaal.privacy.models import Camera, Recording, Viewing, Watched

LONGEST = timedelta(days=1)
"""The longest time that may be asked for, and how long an agreement stays open."""
LONGEST_RECORDING = timedelta(hours=24)
"""A recording that began this much before the incident may still show it."""


def ask(
    camera: Camera, incident: str, reason: str, *, begins_at: datetime, ends_at: datetime, by: int, now: datetime
) -> Viewing:
    """Write down that somebody wants to look, after which incident, why, and at which time.

    Raises CameraError with every problem found.
    """
    problems: dict[str, Problem] = {}
    if ends_at <= begins_at:
        problems["ends_at"] = Problem.ENDS_EARLY
    elif ends_at - begins_at > LONGEST:
        problems["ends_at"] = Problem.TOO_LONG
    if begins_at > now:
        problems["begins_at"] = Problem.TO_COME
    if problems:
        raise CameraError(problems)
    return Viewing.objects.create(
        camera=camera,
        incident=incident,
        reason=reason,
        begins_at=begins_at,
        ends_at=ends_at,
        asked_by=by,
        asked_at=now,
    )


@transaction.atomic
def agree(viewing_id: int, by: int, *, now: datetime) -> Viewing:
    """Agree as the second person.

    Raises CameraError when it is the one who asked, or somebody agreed before.
    """
    viewing = Viewing.objects.select_for_update().get(pk=viewing_id)
    if viewing.agreed_by is not None:
        raise CameraError({"": Problem.AGREED_ALREADY})
    if viewing.asked_by == by:
        raise CameraError({"": Problem.SAME_PERSON})
    viewing.agreed_by, viewing.agreed_at = by, now
    viewing.save(update_fields=["agreed_by", "agreed_at"])
    return viewing


def recordings_for(viewing: Viewing) -> QuerySet[Recording]:
    """Give the recordings that may show the time of the incident, the earliest first."""
    begins = Q(starts_at__gte=viewing.begins_at - LONGEST_RECORDING, starts_at__lte=viewing.ends_at)
    return Recording.objects.filter(begins, camera=viewing.camera_id).order_by("starts_at")


@transaction.atomic
def open_recording(viewing: Viewing, recording: Recording, by: int, *, now: datetime) -> Path:
    """Write down that a recording is opened, and give its file.

    Raises:
        CameraError: with every reason against it.
        FileNotFoundError: when the file is not on the disk any more.
    """
    if problems := _against(viewing, recording, by, now):
        raise CameraError(problems)
    file = file_of(viewing.camera.folder, recording.file)
    if not file.is_file():
        raise FileNotFoundError(recording.file)
    Watched.objects.create(viewing=viewing, file=recording.file, staff_id=by, at=now)
    return file


def _against(viewing: Viewing, recording: Recording, by: int, now: datetime) -> dict[str, Problem]:
    if viewing.agreed_at is None:
        return {"": Problem.NOT_AGREED}
    if by not in (viewing.asked_by, viewing.agreed_by):
        return {"": Problem.NOT_ONE_OF_TWO}
    if now - viewing.agreed_at > LONGEST:
        return {"": Problem.OVER}
    return {} if recordings_for(viewing).filter(pk=recording.pk).exists() else {"": Problem.OUTSIDE_PERIOD}
