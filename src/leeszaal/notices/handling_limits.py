"""Restriction, erasure and objection as verbs of the house: the deed, the message about it, and the file of requests.

A request that is carried out at once is written down and closed in the same transaction, so that the clock and the
letters hold for it as for any other (article 12(3)).
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from leeszaal.common.actor import Actor
from leeszaal.notices.handling_choices import say_no
from leeszaal.notices.kinds import Kind
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.services.correcting import known_as
from leeszaal.privacy import objection as objecting
from leeszaal.privacy import restriction as restricting
from leeszaal.privacy.backup.tombstones import burying
from leeszaal.privacy.consents import Word, rests_on_consent
from leeszaal.privacy.erasure import erase_person
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import ConsentLine, Erasure, IdentityCheck, Objection, Restriction, RightsRequest
from leeszaal.privacy.register import Activity
from leeszaal.privacy.requests import answering
from leeszaal.privacy.requests.answering import complete
from leeszaal.privacy.requests.grounds import Refusal
from leeszaal.privacy.requests.queries import requests_of
from leeszaal.privacy.requests.receiving import record_identity, take_in

How = IdentityCheck.How


@transaction.atomic
def restrict(patron_id: int, ground: Restriction.Ground, actor: Actor, how: How, *, now: datetime) -> Restriction:
    """Restrict a patron's data, and tell the patron."""
    _file(Right.RESTRICTION, patron_id, actor, how, now)
    made = restricting.restrict(patron_id, ground, actor, now=now, known_as=known_as(patron_id))
    queue_notice(Kind.DATA_RESTRICTED, patron_id, {"restriction": made.pk}, f"data_restricted:{made.pk}", now)
    return made


@transaction.atomic
def announce_lifting(restriction: Restriction, *, now: datetime) -> None:
    """Tell the patron that the restriction will be lifted (18(3))."""
    restricting.announce_lifting(restriction, now=now)
    key = f"restriction_ends:{restriction.pk}"
    queue_notice(Kind.RESTRICTION_ENDS, restriction.person_id, {"restriction": restriction.pk}, key, now)


@transaction.atomic
def release(restriction: Restriction, *, now: datetime) -> Restriction:
    """Lift a restriction.

    Raises:
        NotToldYetError: when the patron was not told before.
    """
    return restricting.lift(restriction, now=now, known_as=known_as(restriction.person_id))


@transaction.atomic
def release_at_own_wish(restriction: Restriction, *, now: datetime) -> Restriction:
    """Lift a restriction because the patron asks it, who thereby knows."""
    restricting.announce_lifting(restriction, now=now)
    return release(restriction, now=now)


def erase(patron_id: int, actor: Actor, how: How, *, now: datetime) -> Erasure:
    """Erase what a patron may ask to be erased.

    Raises:
        RestrictedError: when the data are restricted.
    """
    with burying():
        _file(Right.ERASURE, patron_id, actor, how, now)
        return erase_person(patron_id, actor, now=now, known_as=known_as(patron_id))


@transaction.atomic
def object_to(
    patron_id: int, activity: Activity, actor: Actor, how: How, *, now: datetime, because: str = ""
) -> Objection:
    """Stop an activity for a patron at once; the library weighs it and answers within a month.

    Against direct marketing nothing is weighed: consent to it ends as well, and the request is done, unless another
    objection waits for its answer.
    """
    made = objecting.object_to(patron_id, activity, now=now, because=because)
    request = _open_request(Right.OBJECTION, patron_id, actor, how, now)
    if activity.key in objecting.DIRECT_MARKETING and rests_on_consent(activity):
        say_no(patron_id, activity, _word(actor), now=now)
    if not objecting.unanswered(patron_id).exists():
        complete(request.pk, "", actor, now=now)
    return made


def _word(actor: Actor) -> Word:
    if actor.kind == "patron":
        return Word(ConsentLine.How.OWN_PAGE, "nl")
    return Word(ConsentLine.How.AT_DESK, "nl", noted_by=actor.id)


@transaction.atomic
def answer_objection(objection: Objection, because: str, actor: Actor, *, now: datetime) -> Objection:
    """Honour an objection, or refuse it when reasons are given; and tell the patron.

    With the last objection that waited, the request in which it was made is answered as well.

    Raises:
        NotToBeRefusedError: for direct marketing, or after another answer.
        RequestError: when the reasons hold a citizen service number.
    """
    staff_id = actor.id or 0
    answered = (
        objecting.refuse(objection, because, staff_id, now=now)
        if because.strip()
        else objecting.honour(objection, staff_id, now=now)
    )
    queue_notice(
        Kind.OBJECTION_ANSWERED,
        objection.person_id,
        {"objection": objection.pk},
        f"objection_answered:{objection.pk}",
        now,
    )
    for request in _answered_requests(objection.person_id):
        if because.strip():
            answering.refuse(request.pk, Refusal.COMPELLING_GROUNDS, because, actor, now=now)
        else:
            complete(request.pk, "", actor, now=now)
    return answered


@transaction.atomic
def take_back_objection(objection: Objection, actor: Actor, *, now: datetime) -> None:
    """End an objection at the patron's own wish; the request in which it was made waits for no answer any more.

    Raises:
        NotToBeRefusedError: when it ended before.
    """
    objecting.withdraw(objection, now=now)
    for request in _answered_requests(objection.person_id):
        answering.withdraw(request.pk, actor, now=now)


def _answered_requests(patron_id: int) -> QuerySet[RightsRequest]:
    """Give the open requests of a patron who was recognised about objections, once none waits for an answer."""
    if objecting.unanswered(patron_id).exists():
        return RightsRequest.objects.none()
    waiting = requests_of(patron_id).filter(right=Right.OBJECTION, state=RightsRequest.State.OPEN)
    return waiting.filter(Exists(IdentityCheck.objects.filter(request=OuterRef("pk"))))


def _file(right: Right, patron_id: int, actor: Actor, how: How, now: datetime) -> None:
    """Write a request down, or take the open one, and close it as done."""
    request = _open_request(right, patron_id, actor, how, now)
    complete(request.pk, "", actor, now=now)


def _open_request(right: Right, patron_id: int, actor: Actor, how: How, now: datetime) -> RightsRequest:
    standing = requests_of(patron_id).filter(right=right, state=RightsRequest.State.OPEN).first()
    request = standing or take_in(right, patron_id, _intake(actor), actor, now=now)
    if not request.identity_checks.exists():
        record_identity(request, how, actor, now=now)
    return request


def _intake(actor: Actor) -> RightsRequest.Intake:
    return RightsRequest.Intake.OWN_PAGE if actor.kind == "patron" else RightsRequest.Intake.DESK
