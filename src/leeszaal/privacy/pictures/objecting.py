"""Objecting to a picture, and the answer within a month (articles 12(3), 17 and 21 GDPR).

While an objection is open, the picture cannot be published anywhere else. Who objects needs no log-in and no reason.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from leeszaal.privacy.models import Picture, PictureObjection
from leeszaal.privacy.pictures.problems import PictureError, Problem
from leeszaal.privacy.pictures.publishing import still_shown
from leeszaal.privacy.requests.clock import answer_by
from leeszaal.privacy.requests.holidays import is_public_holiday

Outcome = PictureObjection.Outcome


def object_to(words: str, contact: str, *, now: datetime, picture: Picture | None = None) -> PictureObjection:
    """Write an objection down; its month counts from this day."""
    return PictureObjection.objects.create(
        picture=picture,
        words=words,
        contact=contact or None,
        received_at=now,
        due_on=answer_by(timezone.localdate(now), is_public_holiday),
    )


def belongs_to(objection: PictureObjection, picture: Picture) -> PictureObjection:
    """Note which picture an objection is about, once it is found."""
    objection.picture = picture
    objection.save(update_fields=["picture"])
    return objection


@transaction.atomic
def take_down(objection_id: UUID, answer: str, *, now: datetime) -> PictureObjection:
    """Honour an objection: the picture is never published again.

    Raises PictureError when it is still shown somewhere, or the objection was decided before.
    """
    objection = _lock_open(objection_id)
    if (picture := objection.picture) is not None:
        if still_shown(picture):
            raise PictureError({"": Problem.STILL_SHOWN})
        Picture.objects.filter(pk=picture.pk, taken_down_at=None).update(taken_down_at=now)
    return _close(objection, Outcome.TAKEN_DOWN, answer, now)


@transaction.atomic
def refuse(objection_id: UUID, answer: str, *, now: datetime) -> PictureObjection:
    """Refuse an objection with reasons.

    Raises PictureError without reasons, or when the objection was decided before.
    """
    objection = _lock_open(objection_id)
    if not answer.strip():
        raise PictureError({"answer": Problem.NO_REASONS})
    return _close(objection, Outcome.REFUSED, answer, now)


def _lock_open(objection_id: UUID) -> PictureObjection:
    objection = PictureObjection.objects.select_for_update().get(pk=objection_id)
    if objection.outcome != Outcome.OPEN:
        raise PictureError({"": Problem.CLOSED})
    return objection


def _close(objection: PictureObjection, outcome: Outcome, answer: str, now: datetime) -> PictureObjection:
    objection.outcome, objection.answer, objection.closed_at = outcome, answer, now
    objection.save(update_fields=["outcome", "answer", "closed_at"])
    return objection
