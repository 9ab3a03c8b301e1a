"""Taking a claim in, agreeing to it by two people, refusing it: each in one transaction."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.people import PATRON
from leeszaal.privacy.legal_claims.rules import ClaimError, Demand, Problem, problems_of
from leeszaal.privacy.models import ClaimApproval, Disclosure, LegalClaim

Part = ClaimApproval.Part


@dataclass(frozen=True, slots=True)
class Letter:
    """The letter in which it was claimed: the organisation it came from, its reference, and when it was received."""

    authority: str
    reference: str
    received_on: date


@transaction.atomic
def take_in(demand: Demand, person_id: int, letter: Letter, staff_id: int, *, now: datetime) -> LegalClaim:
    """Write down a claim that holds by the register's list of legal grounds.

    Raises:
        ClaimError: with every reason why it does not hold. It is refused by `turn_away` then, so that it is kept.
    """
    if problems := problems_of(demand, register().legal_grounds, timezone.localdate(now)):
        raise ClaimError(*problems)
    return _write(demand, person_id, letter, staff_id, now)


@transaction.atomic
def turn_away(
    demand: Demand, person_id: int, letter: Letter, staff_id: int, because: str, *, now: datetime
) -> LegalClaim:
    """Write down a claim that was refused at once, with the reason."""
    claim = _write(demand, person_id, letter, staff_id, now)
    _refuse(claim, because, staff_id, now)
    return claim


@transaction.atomic
def agree(claim_id: int, part: ClaimApproval.Part, staff_id: int, *, now: datetime) -> int:
    """Agree as privacy officer or as manager; give how many people agreed by now.

    Raises:
        ClaimError: when the claim was answered, or this person or part agreed already.
    """
    claim = _open(claim_id)
    given = list(claim.approvals.all())
    if any(each.staff_id == staff_id or each.part == part for each in given):
        raise ClaimError(Problem.ALREADY_AGREED)
    ClaimApproval.objects.create(claim=claim, staff_id=staff_id, part=part, agreed_at=now)
    return len(given) + 1


@transaction.atomic
def refuse(claim_id: int, because: str, staff_id: int, *, now: datetime) -> None:
    """Refuse a claim with a reason; it is kept as such.

    Raises:
        ClaimError: when the claim was answered already.
    """
    _refuse(_open(claim_id), because, staff_id, now)


@transaction.atomic
def stay_silent_until(claim_id: int, until: date) -> None:
    """Keep silent longer, when the authority asks it before the day has come.

    Raises:
        ClaimError: when there is no silence that still holds, or the day is not later.
    """
    claim = LegalClaim.objects.select_for_update().get(pk=claim_id)
    if claim.silent_until is None or claim.silent_until <= timezone.localdate() or until <= claim.silent_until:
        raise ClaimError(Problem.SILENCE_IN_THE_PAST)
    claim.silent_until = until
    claim.save(update_fields=["silent_until"])
    Disclosure.objects.filter(claim=claim).update(sealed_until=until)


def is_agreed(claim: LegalClaim) -> bool:
    """Tell whether the privacy officer and the manager agreed, two different people."""
    given = list(claim.approvals.all())
    return {each.part for each in given} == set(Part) and len({each.staff_id for each in given}) == len(Part)


def _open(claim_id: int) -> LegalClaim:
    claim = LegalClaim.objects.select_for_update().get(pk=claim_id)
    if claim.state != LegalClaim.State.OPEN:
        raise ClaimError(Problem.CLOSED)
    return claim


def _refuse(claim: LegalClaim, because: str, staff_id: int, now: datetime) -> None:
    claim.state, claim.refused_because = LegalClaim.State.REFUSED, because
    claim.closed_at, claim.closed_by = now, staff_id
    claim.save(update_fields=["state", "refused_because", "closed_at", "closed_by"])


def _write(demand: Demand, person_id: int, letter: Letter, staff_id: int, now: datetime) -> LegalClaim:
    return LegalClaim.objects.create(
        article=demand.article,
        issuer=demand.issuer,
        authority=letter.authority,
        reference=letter.reference,
        authorised=demand.authorised,
        person_kind=PATRON,
        person_id=person_id,
        demanded=sorted(demand.columns),
        period_from=demand.period_from,
        period_to=demand.period_to,
        received_on=letter.received_on,
        silent_until=demand.silent_until,
        taken_in_at=now,
        taken_in_by=staff_id,
    )
