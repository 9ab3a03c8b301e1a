"""The live proof about recordings: rows and files on the disk, against four weeks."""

from datetime import UTC, date, datetime, time, timedelta

from leeszaal.privacy.cameras.finding import begun_at, on_disk
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import Camera, Recording, Viewing
from leeszaal.privacy.models.cameras import LONGEST_DAYS
from leeszaal.privacy.register import Register, Words


def _recordings(register: Register, on: date) -> Figures:
    """Count recordings, and those older than four weeks that nobody claimed; and openings without a second person."""
    oldest = datetime.combine(on - timedelta(days=LONGEST_DAYS), time.min, tzinfo=UTC)
    rows = Recording.objects.all()
    late = rows.filter(starts_at__lt=oldest).exclude(claimed_until__gte=on)
    unseen = [moment for camera in Camera.objects.all() for moment in _without_row(camera)]
    alone = Viewing.objects.filter(agreed_by=None, watched__isnull=False).distinct()
    failed = late.count() + sum(moment < oldest for moment in unseen) + alone.count()
    return Figures(rows.count() + len(unseen), failed)


def _without_row(camera: Camera) -> list[datetime]:
    known = set(camera.recordings.values_list("file", flat=True))
    return [begun_at(file, datetime.now(UTC)) for file in on_disk(camera) if file.name not in known]


PROOF = LiveProof(
    "RET-3",
    Words(
        "{checked} opnamen bekeken, {failed} ouder dan vier weken of zonder tweede mens geopend",
        "{checked} recordings looked at, {failed} older than four weeks or opened without a second person",
    ),
    _recordings,
)
