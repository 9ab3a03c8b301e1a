"""The verbs of a breach: record, say what was touched, work out whom, assess, report, close. Each leaves a line.

What was done is never taken back: the law asks to be able to verify it (article 33(5) GDPR).
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from leeszaal.privacy.breaches.clock import is_late
from leeszaal.privacy.breaches.kinds import Kind, Risk, What
from leeszaal.privacy.breaches.problems import BreachError, Problem
from leeszaal.privacy.breaches.touched import NOBODY, Touched, columns_touched, tables, touched_by
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.models import Breach, BreachScope, BreachStep, BreachTouched
from leeszaal.privacy.register import Register

PATRON = "patron"
_AT_ONCE = 5_000
Step = BreachStep.Step


@transaction.atomic
def record(
    title: str, story: str, kinds: Iterable[Kind], aware_at: datetime, *, by: int, drill: bool, now: datetime
) -> Breach:
    """Write a breach down; its 72 hours count from the moment at which the library became aware of it.

    Raises BreachError with every problem found.
    """
    found = sorted(set(kinds))
    problems: dict[str, Problem] = {}
    if aware_at > now:
        problems["aware_at"] = Problem.TO_COME
    if not found:
        problems["kinds"] = Problem.NOTHING_BROKEN
    if problems:
        raise BreachError(problems)
    breach = Breach.objects.create(title=title, story=story, kinds=found, aware_at=aware_at, drill=drill)
    note(breach, Step.RECORDED, by, now)
    return breach


@transaction.atomic
def add_scope(breach_id: int, scope: BreachScope, *, by: int, register: Register, now: datetime) -> BreachScope:
    """Add a part of what was touched, and work out anew whom the breach touches.

    Raises BreachError for a table without people, or a time that ends before it begins.
    """
    breach = lock_open(breach_id)
    if scope.what == What.TABLE and scope.label not in tables(register, claimed()):
        raise BreachError({"label": Problem.UNKNOWN_TABLE})
    if scope.begins_at and scope.ends_at and scope.ends_at < scope.begins_at:
        raise BreachError({"ends_at": Problem.ENDS_EARLY})
    scope.breach = breach
    scope.save()
    note(breach, Step.SCOPE, by, now)
    work_out(breach, register, now=now)
    return scope


@transaction.atomic
def work_out(breach: Breach, register: Register, *, now: datetime) -> Touched:
    """Work out whom a breach touches, and keep their numbers; who was written to already stays."""
    found = touched(breach, register)
    kept = breach.touched.filter(person_kind=PATRON)
    kept.filter(notice_made_at=None).exclude(person_id__in=found.patrons).delete()
    known = set(kept.values_list("person_id", flat=True))
    fresh = [BreachTouched(breach=breach, person_kind=PATRON, person_id=pk) for pk in sorted(found.patrons - known)]
    BreachTouched.objects.bulk_create(fresh, batch_size=_AT_ONCE)
    breach.staff_touched, breach.looked_up_at = len(found.staff), now
    breach.save(update_fields=["staff_touched", "looked_up_at"])
    return found


def touched(breach: Breach, register: Register) -> Touched:
    """Give whom and what a breach touches, all its parts together."""
    found = NOBODY
    for scope in breach.scopes.all():
        found |= touched_by(scope, register, claimed())
    return found


@transaction.atomic
def assess(
    breach_id: int, risk: Risk, because: str, *, consequences: str, measures: str, by: int, now: datetime
) -> Breach:
    """Note how large the risk is and why, what it can mean for people, and what is done about it.

    Raises BreachError when the breach is closed, or the reason is missing.
    """
    breach = lock_open(breach_id)
    if not because.strip():
        raise BreachError({"risk_because": Problem.NOT_ASSESSED})
    breach.risk, breach.risk_because = risk, because
    breach.consequences, breach.measures = consequences, measures
    breach.save(update_fields=["risk", "risk_because", "consequences", "measures"])
    note(breach, Step.ASSESSED, by, now)
    return breach


@transaction.atomic
def report(breach_id: int, reported_at: datetime, number: str, late_because: str, *, by: int, now: datetime) -> Breach:
    """Note that the supervisor was told, when, and under which number.

    Raises BreachError with every problem found; later than 72 hours it needs the reason.
    """
    breach = lock_open(breach_id)
    problems: dict[str, Problem] = {}
    if reported_at > now:
        problems["reported_at"] = Problem.TO_COME
    elif reported_at < breach.aware_at:
        problems["reported_at"] = Problem.BEFORE_AWARE
    if is_late(breach.aware_at, reported_at) and not late_because.strip():
        problems["late_because"] = Problem.LATE
    if not breach.risk:
        problems[""] = Problem.NOT_ASSESSED
    if problems:
        raise BreachError(problems)
    breach.reported_at, breach.report_number, breach.late_because = reported_at, number, late_because
    breach.save(update_fields=["reported_at", "report_number", "late_because"])
    note(breach, Step.REPORTED, by, now)
    return breach


@transaction.atomic
def begin_to_tell(breach_id: int, by: int, *, now: datetime) -> Breach:
    """Say that those whom the breach touches are written to now (34(1)); letters are made after it, but in a drill.

    Raises BreachError with what is still to be done.
    """
    breach = lock_open(breach_id)
    if breach.risk != Risk.HIGH:
        raise BreachError({"": Problem.NO_HIGH_RISK})
    if breach.looked_up_at is None:
        raise BreachError({"": Problem.NOT_WORKED_OUT})
    if not (breach.consequences.strip() and breach.measures.strip()):
        raise BreachError({"": Problem.INCOMPLETE})
    if breach.told_at is None:
        breach.told_at = now
        breach.save(update_fields=["told_at"])
    note(breach, Step.TOLD, by, now)
    return breach


@transaction.atomic
def close(breach_id: int, by: int, *, now: datetime) -> Breach:
    """Close a breach that was assessed, reported unless without risk, and told to people when the risk was high.

    Raises BreachError with what is still to be done.
    """
    breach = lock_open(breach_id)
    if not breach.risk:
        raise BreachError({"": Problem.NOT_ASSESSED})
    if breach.risk != Risk.NONE and breach.reported_at is None:
        raise BreachError({"": Problem.NOT_REPORTED})
    if breach.risk == Risk.HIGH and breach.told_at is None:
        raise BreachError({"": Problem.NOT_TOLD})
    breach.closed_at = now
    breach.save(update_fields=["closed_at"])
    note(breach, Step.CLOSED, by, now)
    return breach


def seen_columns(breach: Breach, register: Register) -> frozenset[str]:
    """Give the columns that a breach touches, without looking up of whom."""
    found: frozenset[str] = frozenset()
    for scope in breach.scopes.all():
        found |= columns_touched(scope, register, claimed())
    return found


def note(breach: Breach, step: BreachStep.Step, by: int | None, now: datetime) -> BreachStep:
    """Add a line to what was done about a breach."""
    return BreachStep.objects.create(breach=breach, step=step, at=now, actor_id=by)


def lock_open(breach_id: int) -> Breach:
    """Give a breach that is not closed, locked until the transaction ends. Raises BreachError when it is closed."""
    breach = Breach.objects.select_for_update().get(pk=breach_id)
    if breach.closed_at is not None:
        raise BreachError({"": Problem.CLOSED})
    return breach
