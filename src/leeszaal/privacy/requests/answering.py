"""Ending the wait: more time with a reason, an answer, or a refusal with its ground."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.privacy.models import RequestStep, RightsRequest
from leeszaal.privacy.requests.clock import answer_by, answer_by_when_extended
from leeszaal.privacy.requests.grounds import GROUNDS, Extension, Refusal
from leeszaal.privacy.requests.holidays import is_public_holiday
from leeszaal.privacy.requests.problems import Problem, RequestError
from leeszaal.privacy.requests.recording import lock_open, note_step
from leeszaal.privacy.requests.written import free_of_bsn, needed

What = RequestStep.What
State = RightsRequest.State


@transaction.atomic
def extend(request_id: int, reason: Extension, words: str, actor: Actor, *, now: datetime) -> RequestStep:
    """Take two further months, once, within the first month, with the reason that the person is told (12(3)).

    Raises RequestError when the request is closed, was extended before, the first month is over or words are missing.
    """
    request, today = lock_open(request_id), timezone.localdate(now)
    if request.extended_on is not None:
        raise RequestError({"": Problem.EXTENDED_ALREADY})
    if today > answer_by(request.begun_on, is_public_holiday):
        raise RequestError({"": Problem.MONTH_IS_OVER})
    request.extension, request.extension_words = reason, needed("words", words)
    request.extended_on = today
    request.due_on = answer_by_when_extended(request.begun_on, is_public_holiday)
    request.save(update_fields=["extension", "extension_words", "extended_on", "due_on"])
    return note_step(request, What.EXTENDED, actor, now)


@transaction.atomic
def complete(request_id: int, words: str, actor: Actor, *, now: datetime) -> RequestStep:
    """Close a request that was done, with what there is to say about it (may be empty).

    Raises RequestError when it is closed, or when nobody checked that the right person asks (12(6)).
    """
    request = lock_open(request_id)
    if not request.identity_checks.exists():
        raise RequestError({"": Problem.NOT_IDENTIFIED})
    return _close(request, State.DONE, free_of_bsn("words", words), actor, now)


@transaction.atomic
def refuse(request_id: int, ground: Refusal, words: str, actor: Actor, *, now: datetime) -> RequestStep:
    """Close a request without doing what was asked, on a ground for that right, and why it holds here (12(4)).

    Raises RequestError when it is closed, the ground does not belong to the right, or words are missing.
    """
    request = lock_open(request_id)
    if ground not in GROUNDS[request.article]:
        raise RequestError({"ground": Problem.NOT_OF_THIS_RIGHT})
    request.refusal = ground
    return _close(request, State.REFUSED, needed("words", words), actor, now)


@transaction.atomic
def withdraw(request_id: int, actor: Actor, *, now: datetime) -> RequestStep:
    """Close a request that the person takes back. Raises RequestError when it is closed."""
    return _close(lock_open(request_id), State.WITHDRAWN, "", actor, now)


def _close(request: RightsRequest, state: State, words: str, actor: Actor, now: datetime) -> RequestStep:
    request.state, request.answer, request.closed_on = state, words, timezone.localdate(now)
    request.save(update_fields=["state", "answer", "refusal", "closed_on"])
    return note_step(request, What(state), actor, now)
