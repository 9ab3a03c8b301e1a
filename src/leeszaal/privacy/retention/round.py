"""The nightly round: every term in force is carried out, and a proof of it is left."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from leeszaal.privacy.backup.forgetting import forget_erasures
from leeszaal.privacy.proofs.chain import add_proof
from leeszaal.privacy.register import Register
from leeszaal.privacy.retention import agreeing
from leeszaal.privacy.retention.batches import end_due
from leeszaal.privacy.retention.night import Night
from leeszaal.privacy.retention.outcome import Outcome, Round
from leeszaal.privacy.retention.terms import Rule

TURNS = 5
"""So often at most terms are asked again in one night, as what one ends may let others go: each ends another table."""
Tell = Callable[[Outcome], None]


def nightly_round(register: Register, on: date, *, now: datetime | None = None) -> Round:
    """Carry out every term in force on a day, and leave a proof.

    Raises:
        ExceptionGroup: when terms failed, after all others were carried out and the proof was left: one fault must not
            keep everybody's data.
    """
    done = make_round(register, on, now=now)
    if done.faults:
        raise ExceptionGroup("terms of the register that could not be carried out", done.faults)
    return done


def make_round(
    register: Register,
    on: date,
    *,
    dry_run: bool = False,
    now: datetime | None = None,
    tell: Tell = lambda outcome: None,
) -> Round:
    """Carry out every term in force on a day, or only count with ``dry_run``; faults are in what it gives.

    ``tell`` hears of each rule when it is done.
    """
    moment, night = now or timezone.now(), Night.of(register, on)
    outcomes, faults = list[Outcome](), list[Exception]()
    for rule in night.rules:
        outcome = _expected(night, rule, moment) if dry_run else _carried_out(night, rule, moment, faults)
        outcomes.append(outcome)
        tell(outcome)
    if dry_run:
        return Round(on, dry_run, tuple(outcomes))
    settled = tuple(_told(night, outcome) for outcome in _settled(night, outcomes, moment, faults))
    done = Round(on, dry_run, settled, tuple(faults))
    proven = replace(done, proof=_prove(done, register, moment))
    forget_erasures(register.library.backups_kept, moment)
    return proven


def _expected(night: Night, rule: Rule, now: datetime) -> Outcome:
    due = night.count_due(rule)
    return Outcome(
        rule, due, kept=night.kept(rule), waits=agreeing.must_wait(rule, due, now), query=night.query(rule), overdue=due
    )


def _carried_out(night: Night, rule: Rule, now: datetime, faults: list[Exception]) -> Outcome:
    try:
        return end_due(rule, night, now, lambda due: agreeing.must_wait(rule, due, now))
    except Exception as fault:  # whatever it is, the other terms go on
        faults.append(fault)
        return Outcome(rule, 0, fault=type(fault).__name__)


def _settled(night: Night, outcomes: list[Outcome], now: datetime, faults: list[Exception]) -> list[Outcome]:
    """Count what is due after all terms had their turn, and end that as well: who has no name has no ties."""
    counted = [_counted(night, outcome) for outcome in outcomes]
    for _ in range(TURNS):
        if not any(outcome.overdue for outcome in counted):
            break
        again = [_again(night, outcome, now, faults) for outcome in counted]
        counted = [_counted(night, outcome) for outcome in again]
    return counted


def _again(night: Night, outcome: Outcome, now: datetime, faults: list[Exception]) -> Outcome:
    if not outcome.overdue:
        return outcome
    more = _carried_out(night, outcome.rule, now, faults)
    return replace(more, due=outcome.due + more.due, ended=outcome.ended + more.ended)


def _counted(night: Night, outcome: Outcome) -> Outcome:
    """Ask the database whether anything is overdue; what waits for two people is not."""
    leaves = outcome.fault or outcome.waits
    return replace(outcome, overdue=0 if leaves else night.count_due(outcome.rule))


def _told(night: Night, outcome: Outcome) -> Outcome:
    if outcome.fault:
        return outcome
    return replace(outcome, kept=night.kept(outcome.rule), query=night.query(outcome.rule))


def _prove(done: Round, register: Register, now: datetime) -> Any:
    body = {
        "today": done.on.isoformat(),
        "register": register.overlay or "base",
        "rules": [outcome.told(done.on) for outcome in done.outcomes],
    }
    proof = add_proof(body, now)
    for outcome in done.outcomes:
        if outcome.ended:
            agreeing.use_up(outcome.rule, proof.number, now)
    return proof
