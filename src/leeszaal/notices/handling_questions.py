"""Answering a question or complaint as a verb of the house: the answer, and the message that it is there."""

from datetime import datetime

from django.db import transaction

from leeszaal.common.actor import Actor
from leeszaal.notices.kinds import Kind
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.models import Question
from leeszaal.patrons.services import questions


@transaction.atomic
def answer_question(question_id: int, answer: str, actor: Actor, *, now: datetime) -> Question:
    """Answer a question or complaint; the patron gets a message that it is on the own page.

    Raises:
        AnsweredError: when it was answered already.
        RefusedError: when nothing is written, it is too long, or it holds a citizen service number.
    """
    answered = questions.answer_question(question_id, answer, actor, now=now)
    key = f"{Kind.QUESTION_ANSWERED}:{answered.pk}"
    queue_notice(Kind.QUESTION_ANSWERED, answered.patron_id, {"question": answered.pk}, key, now)
    return answered
