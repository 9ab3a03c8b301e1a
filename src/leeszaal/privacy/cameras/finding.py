"""Finding recordings on the disk, so that each has a row with the moment from which its four weeks count.

Recorders write files into the folder of their camera. The name begins with the moment, like ``20261122T154500.mp4`` or
``2026-11-22_15-45-00.mkv``, in the time of the library. A file with another name counts from the moment it was last
written; it then stays a little longer than its first picture asks for, so recorders should name the moment.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.utils import timezone

from leeszaal.privacy.cameras.files import folder_of
from leeszaal.privacy.models import Camera, Recording

_MOMENT = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)[T_ -](\d\d)[:-]?(\d\d)[:-]?(\d\d)")


def take_in(now: datetime) -> int:
    """Write a row for each recording that has none yet, of every camera; give how many those were."""
    found = [recording for camera in Camera.objects.all() for recording in _new_of(camera, now)]
    return len(Recording.objects.bulk_create(found, ignore_conflicts=True))


def on_disk(camera: Camera) -> list[Path]:
    """Give the files of a camera that are on the disk."""
    folder = folder_of(camera.folder)
    return sorted(each for each in folder.iterdir() if each.is_file()) if folder.is_dir() else []


def begun_at(file: Path, now: datetime) -> datetime:
    """Give the moment at which a recording begins: by its name, or when it was last written; the earliest of both."""
    written = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
    return min(_named(file.name) or written, written, now)


def _named(name: str) -> datetime | None:
    found = _MOMENT.match(name)
    if found is None:
        return None
    try:
        return timezone.make_aware(datetime(*map(int, found.groups())))  # type: ignore[arg-type]  # noqa: DTZ001
    except ValueError:
        return None


def _new_of(camera: Camera, now: datetime) -> Iterator[Recording]:
    known = set(camera.recordings.values_list("file", flat=True))
    for file in on_disk(camera):
        if file.name not in known:
            yield Recording(camera=camera, file=file.name, starts_at=begun_at(file, now))
