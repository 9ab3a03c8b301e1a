"""Taking in a request: from this moment the clock runs, whoever typed it and however it came."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RequestStep, RightsRequest
from leeszaal.privacy.requests.clock import answer_by, begins_on
from leeszaal.privacy.requests.holidays import is_public_holiday
from leeszaal.privacy.requests.problems import Problem, RequestError
from leeszaal.privacy.requests.recording import note_step
from leeszaal.privacy.requests.written import free_of_bsn

PATRON = "patron"


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
) -> RightsRequest:
    """Write a request of a patron down; it was received today unless told otherwise.

    Raises RequestError with every problem found.
    """
    today = timezone.localdate(now)
    received = received_on or today
    _demand_past(dated_on, received, today)
    begun_on = begins_on(received, dated_on)
    request = RightsRequest.objects.create(
        person_kind=PATRON,
        person_id=person_id,
        right=right,
        intake=intake,
        wish=free_of_bsn("wish", wish),
        dated_on=dated_on,
        received_on=received,
        begun_on=begun_on,
        due_on=answer_by(begun_on, is_public_holiday),
    )
    note_step(request, RequestStep.What.RECEIVED, actor, now)
    return request


@transaction.atomic
def record_identity(request: RightsRequest, how: IdentityCheck.How, actor: Actor, *, now: datetime) -> IdentityCheck:
    """Note that the person who asks was recognised, and how; what was seen, said or answered is not noted."""
    check = _note(request.person_id, how, actor, now)
    check.purpose, check.request = IdentityCheck.Purpose.REQUEST, request
    check.save()
    note_step(request, RequestStep.What.IDENTITY_CHECKED, actor, now)
    return check


def record_identity_for_log_in(person_id: int, how: IdentityCheck.How, actor: Actor, *, now: datetime) -> IdentityCheck:
    """Note that somebody who lost the log-in was recognised at the desk, before help with a new one."""
    check = _note(person_id, how, actor, now)
    check.purpose = IdentityCheck.Purpose.LOG_IN
    check.save()
    return check


def _note(person_id: int, how: IdentityCheck.How, actor: Actor, now: datetime) -> IdentityCheck:
    return IdentityCheck(
        person_kind=PATRON,
        person_id=person_id,
        how=how,
        checked_at=now,
        actor_kind=actor.kind,
        actor_id=actor.id,
    )


def _demand_past(dated_on: date | None, received_on: date, today: date) -> None:
    problems: dict[str, Problem] = {}
    if received_on > today:
        problems["received_on"] = Problem.RECEIVED_LATER
    if dated_on is not None and dated_on > received_on:
        problems["dated_on"] = Problem.DATED_LATER
    if problems:
        raise RequestError(problems)
