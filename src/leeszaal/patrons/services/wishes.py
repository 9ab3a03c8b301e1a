"""What a patron likes to hear about."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from leeszaal.patrons.models import Interest
from leeszaal.patrons.words import SUBJECTS

INTERESTS = "targeted"
"""The activity of the register that uses stated interests; they go with the consent to it."""


@transaction.atomic
def state_interests(patron_id: int, subjects: Iterable[str], *, now: datetime) -> None:
    """Note the subjects that interest a patron, in the place of those before.

    Raises:
        ValueError: for a subject that cannot be chosen.
    """
    wanted = set(subjects)
    if unknown := wanted - SUBJECTS.keys():
        raise ValueError(f"{sorted(unknown)} cannot be chosen")
    mine = Interest.objects.filter(patron=patron_id)
    mine.exclude(subject__in=wanted).delete()
    known = set(mine.values_list("subject", flat=True))
    Interest.objects.bulk_create(
        [Interest(patron_id=patron_id, subject=subject, stated_at=now) for subject in sorted(wanted - known)],
        ignore_conflicts=True,
    )
