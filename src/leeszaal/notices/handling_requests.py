"""Handling a request and telling the person about it, in one transaction."""

from datetime import date, datetime

from django.db import transaction

from leeszaal.common.actor import Actor
from leeszaal.notices.letters import queue_letter
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RequestStep, RightsRequest
from leeszaal.privacy.requests import answering, receiving
from leeszaal.privacy.requests.grounds import Extension, Refusal
from leeszaal.privacy.requests.problems import Problem, RequestError
from leeszaal.privacy.requests.recording import note_step
from leeszaal.privacy.requests.written import needed

ANSWERED_BY_THE_DEED = frozenset({Right.RESTRICTION, Right.OBJECTION})
"""Rights of which the deed closes the request: nobody can say that it was done when it was not."""


@transaction.atomic
def take_in(
    right: Right,
    person_id: int,
    intake: RightsRequest.Intake,
    actor: Actor,
    *,
    now: datetime,
    wish: str = "",
    dated_on: date | None = None,
    received_on: date | None = None,
    how: IdentityCheck.How | None = None,
) -> RightsRequest:
    """Write a request down, with how it was checked who asks when that was done, and confirm it to the person.

    Raises RequestError with every problem found.
    """
    request = receiving.take_in(
        right, person_id, intake, actor, now=now, wish=wish, dated_on=dated_on, received_on=received_on
    )
    queue_letter(request.steps.get(), now=now)
    if how is not None:
        receiving.record_identity(request, how, actor, now=now)
    return request


@transaction.atomic
def hand_over_at_once(
    right: Right,
    person_id: int,
    actor: Actor,
    *,
    now: datetime,
    intake: RightsRequest.Intake = RightsRequest.Intake.OWN_PAGE,
    how: IdentityCheck.How = IdentityCheck.How.LOGGED_IN,
) -> RightsRequest:
    """Note that a person who was recognised took a package along at once, and tell them, in case it was not they."""
    request = receiving.take_in(right, person_id, intake, actor, now=now)
    receiving.record_identity(request, how, actor, now=now)
    note_step(request, RequestStep.What.PACKAGE_MADE, actor, now)
    complete(request.pk, "", actor, now=now)
    return request


@transaction.atomic
def extend(request_id: int, reason: Extension, words: str, actor: Actor, *, now: datetime) -> None:
    """Take more time and say why. Raises RequestError when that cannot be done."""
    queue_letter(answering.extend(request_id, reason, words, actor, now=now), now=now)


@transaction.atomic
def complete(request_id: int, words: str, actor: Actor, *, now: datetime) -> None:
    """Close a request that was done and say so, of an erasure also what was erased.

    Raises RequestError when that cannot be done. A lock and an objection are answered by the deed (`handling_limits`).
    """
    right = RightsRequest.objects.get(pk=request_id).article
    if right in ANSWERED_BY_THE_DEED:
        raise RequestError({"": Problem.NOT_DONE})
    if right == Right.ERASURE:
        needed("words", words)
    queue_letter(answering.complete(request_id, words, actor, now=now), now=now)


@transaction.atomic
def refuse(request_id: int, ground: Refusal, words: str, actor: Actor, *, now: datetime) -> None:
    """Refuse a request and say why. Raises RequestError when that cannot be done."""
    queue_letter(answering.refuse(request_id, ground, words, actor, now=now), now=now)
