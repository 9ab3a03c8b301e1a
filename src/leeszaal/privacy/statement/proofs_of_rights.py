"""Live proofs that rights are answered in time, carried out and passed on."""

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import F, Q

from leeszaal.privacy.law import Right
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import Erasure, IdentityCheck, Objection, PassingOn, RightsRequest
from leeszaal.privacy.register import Register, Words

_TIME_TO_PASS_ON = timedelta(days=30)
_KEPT_OF_A_CHECK = frozenset(
    {"id", "person_kind", "person_id", "purpose", "how", "checked_at", "actor_kind", "actor_id", "request"}
)
_IN_TIME = Words(
    "{checked} verzoeken, {failed} niet op tijd beantwoord", "{checked} requests, {failed} not answered in time"
)


def _late(on: date) -> Q:
    return Q(closed_on=None, due_on__lt=on) | Q(closed_on__gt=F("due_on"))


def _requests(register: Register, on: date) -> Figures:
    return Figures(RightsRequest.objects.count(), RightsRequest.objects.filter(_late(on)).count())


def _requests_for(right: Right) -> Callable[[Register, date], Figures]:
    def look(register: Register, on: date) -> Figures:
        asked = RightsRequest.objects.filter(right=right.value)
        return Figures(asked.count(), asked.filter(_late(on)).count())

    return look


def _passed_on(register: Register, on: date) -> Figures:
    """Count what recipients must be told (article 19), and what was not passed on within thirty days."""
    late = PassingOn.objects.filter(closed_at=None, made_at__date__lt=on - _TIME_TO_PASS_ON)
    return Figures(PassingOn.objects.count(), late.count())


def _erasures(register: Register, on: date) -> Figures:
    """Count erasures at request, and those that are called done while something still leads to the person."""
    done = Erasure.objects.exclude(done_at=None)
    return Figures(Erasure.objects.count(), done.exclude(person_id=None, left_over=0).count())


def _objections(register: Register, on: date) -> Figures:
    """Count objections, and those that name no activity of the register and so would stop nothing."""
    known = list(register.activities)
    standing = Objection.objects.filter(until=None)
    return Figures(standing.count(), standing.exclude(activity__in=known).count())


def _identity_checks(register: Register, on: date) -> Figures:
    """Count checks of identity, and columns that could hold more than how it was done."""
    columns = {field.name for field in IdentityCheck._meta.concrete_fields}
    return Figures(IdentityCheck.objects.count(), len(columns - _KEPT_OF_A_CHECK))


PROOFS = (
    LiveProof("RIGHT-1", _IN_TIME, _requests_for(Right.ACCESS)),
    LiveProof(
        "RIGHT-2",
        Words(
            "{checked} keer moest een ontvanger iets weten, {failed} keer is dat na dertig dagen nog niet gelukt",
            "recipients had to be told {checked} times, {failed} times that has not worked within thirty days",
        ),
        _passed_on,
    ),
    LiveProof(
        "RIGHT-3",
        Words(
            "{checked} keer gewist op verzoek, {failed} keer is er nog iets dat naar die persoon leidt",
            "erased {checked} times on request, {failed} times something still leads to that person",
        ),
        _erasures,
    ),
    LiveProof("RIGHT-5", _IN_TIME, _requests_for(Right.PORTABILITY)),
    LiveProof(
        "RIGHT-6",
        Words(
            "{checked} bezwaren gelden nu, {failed} zonder gevolg in het systeem",
            "{checked} objections stand now, {failed} without effect in the system",
        ),
        _objections,
    ),
    LiveProof("RIGHT-7", _IN_TIME, _requests),
    LiveProof(
        "MIJN-4",
        Words(
            "{checked} keer is nagegaan wie iemand was, {failed} plekken waar een antwoord zou kunnen staan",
            "identity was checked {checked} times, {failed} places that could hold an answer",
        ),
        _identity_checks,
    ),
)
