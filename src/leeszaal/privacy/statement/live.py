"""The live proof of each promise: taken in the running library every night, kept as figures, shown to everybody.

What could go wrong: a check that fails by itself must not look like a promise that holds. So a fault is kept as such,
turns the promise red, and the other checks go on. Until four in the morning the night before counts, for the round of
that night may still be at work.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import PromiseCheck
from leeszaal.privacy.register import Promised, Register
from leeszaal.privacy.statement.proofs import proofs_by_promise

logger = logging.getLogger(__name__)

NIGHT_IS_OVER = timedelta(hours=4)
FRESH = timedelta(hours=36)
"""A check that is older than this is told to be stale: the nightly job did not run."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How one promise stands, in one language; ``checked_at`` is None when it was never looked at."""

    id: str
    words: str
    says: str
    checked_at: datetime | None
    holds: bool
    stale: bool
    broken_since: datetime | None


def last_night(now: datetime) -> date:
    """Give the last day whose nightly round is over."""
    return timezone.localtime(now - NIGHT_IS_OVER).date()


def check_all(register: Register, claims: Claims, now: datetime) -> list[PromiseCheck]:
    """Look after every promise in the register, and keep what was found."""
    known = proofs_by_promise(claims)
    kept = dict.fromkeys(promised.id for _, promised in register.promised())
    found = [_check(known[promise], register, now) for promise in kept if promise in known]
    PromiseCheck.objects.exclude(promise__in=kept).delete()
    return found


def _check(proof: LiveProof, register: Register, now: datetime) -> PromiseCheck:
    figures, fault = _look(proof, register, last_night(now))
    with transaction.atomic():
        check = PromiseCheck.objects.select_for_update().filter(promise=proof.promise).first()
        check = check or PromiseCheck(promise=proof.promise)
        check.checked_at, check.fault = now, fault
        check.checked, check.failed = figures.checked, figures.failed
        check.broken_since = None if check.holds else check.broken_since or now
        check.save()
    return check


def _look(proof: LiveProof, register: Register, on: date) -> tuple[Figures, str]:
    try:
        with transaction.atomic():
            return proof.look(register, on), ""
    except Exception as fault:  # whatever it is, the other promises are looked after
        logger.exception("the check of promise %s did not work", proof.promise)
        return Figures(0, 0), type(fault).__name__


def standings(register: Register, claims: Claims, language: str, now: datetime) -> Iterator[Standing]:
    """Tell how each promise of the register stood when it was last looked at."""
    known = proofs_by_promise(claims)
    checks = {check.promise: check for check in PromiseCheck.objects.all()}
    told: dict[str, Promised] = {}
    for _, promised in register.promised():
        told.setdefault(promised.id, promised)
    for promise, promised in told.items():
        yield _standing(promised, known.get(promise), checks.get(promise), language, now)


def _standing(
    promised: Promised, proof: LiveProof | None, check: PromiseCheck | None, language: str, now: datetime
) -> Standing:
    worked = check is not None and not check.fault
    figures = Figures(check.checked, check.failed) if check else Figures(0, 0)
    return Standing(
        id=promised.id,
        words=promised.words.in_language(language),
        says=proof.said(figures, language) if proof and worked else "",
        checked_at=check.checked_at if check else None,
        holds=check is not None and check.holds,
        stale=check is not None and now - check.checked_at > FRESH,
        broken_since=check.broken_since if check else None,
    )
