"""Questions and complaints: asked, passed on to the privacy officer, answered once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Question
from leeszaal.patrons.problems import AnsweredError
from leeszaal.patrons.rules.questions import LONGEST, due_on
from leeszaal.patrons.services.free_texts import free_text
from leeszaal.patrons.services.recording import lock_patron, note_change


@transaction.atomic
def ask(
    patron_id: int, kind: Question.Kind, text: str, actor: Actor, *, now: datetime, about_privacy: bool = False
) -> Question:
    """Take a question or complaint in; the day by which it is answered counts from today.

    Raises:
        RefusedError: when nothing is written, it is too long, or it holds a citizen service number.
    """
    lock_patron(patron_id)
    question = Question.objects.create(
        patron_id=patron_id,
        kind=kind,
        about_privacy=about_privacy,
        text=free_text(text, LONGEST),
        intake=Question.Intake.DESK if actor.kind == "staff" else Question.Intake.OWN_PAGE,
        asked_at=now,
        due_on=due_on(kind, timezone.localdate(now)),
    )
    note_change(patron_id, "question_asked", actor, now)
    return question


@transaction.atomic
def pass_on_question(question_id: int, actor: Actor, *, now: datetime) -> Question:
    """Leave the answer to the privacy officer, since it is about privacy; the last day stays.

    Raises:
        AnsweredError: when it was answered already.
    """
    question = _open(question_id)
    question.about_privacy = True
    question.save(update_fields=["about_privacy"])
    note_change(question.patron_id, "question_passed_on", actor, now)
    return question


@transaction.atomic
def answer_question(question_id: int, answer: str, actor: Actor, *, now: datetime) -> Question:
    """Answer a question or complaint, for good.

    Raises:
        AnsweredError: when it was answered already.
        RefusedError: when nothing is written, it is too long, or it holds a citizen service number.
    """
    question = _open(question_id)
    question.answer, question.answered_at = free_text(answer, LONGEST), now
    question.answered_by_id = actor.id
    question.save(update_fields=["answer", "answered_at", "answered_by"])
    note_change(question.patron_id, "question_answered", actor, now)
    return question


def _open(question_id: int) -> Question:
    question = Question.objects.select_for_update(of=("self",)).filter(pk=question_id, answered_at=None).first()
    if question is None:
        raise AnsweredError
    return question
