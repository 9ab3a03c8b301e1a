"""The answer to an objection: honoured, refused with reasons, or taken back by the person."""

from datetime import datetime

from django.db import transaction

from leeszaal.privacy.models import Objection
from leeszaal.privacy.objection.making import DIRECT_MARKETING


class NotToBeRefusedError(Exception):
    """This objection cannot be refused: it is to direct marketing, or it was answered, or no reasons are given."""


@transaction.atomic
def honour(objection: Objection, staff_id: int, *, now: datetime) -> Objection:
    """Let the objection stand for good."""
    return _answer(objection, Objection.Answer.HONOURED, "", staff_id, now)


@transaction.atomic
def refuse(objection: Objection, because: str, staff_id: int, *, now: datetime) -> Objection:
    """End the objection because the library has compelling grounds, which are told to the person.

    Raises:
        NotToBeRefusedError: for direct marketing, without reasons, or after another answer.
    """
    if objection.activity in DIRECT_MARKETING or not because.strip():
        raise NotToBeRefusedError
    return _answer(objection, Objection.Answer.REFUSED, because.strip(), staff_id, now)


@transaction.atomic
def withdraw(objection: Objection, *, now: datetime) -> Objection:
    """End the objection at the person's own wish."""
    return _answer(objection, Objection.Answer.WITHDRAWN, "", None, now)


def _answer(
    objection: Objection, answer: Objection.Answer, because: str, staff_id: int | None, now: datetime
) -> Objection:
    locked = Objection.objects.select_for_update().get(pk=objection.pk)
    if locked.until is not None:
        raise NotToBeRefusedError
    locked.answer, locked.answer_because, locked.answered_at, locked.answered_by = answer, because, now, staff_id
    if answer is not Objection.Answer.HONOURED:
        locked.until = now
    locked.save()
    return locked
