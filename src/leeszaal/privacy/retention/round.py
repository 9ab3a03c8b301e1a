"""The nightly round: every term in force is carried out, and a proof of it is left."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from leeszaal.privacy.backup.forgetting import forget_erasures
from leeszaal.privacy.backup.tombstones import locked_mark
from leeszaal.privacy.proofs.chain import add_proof
from leeszaal.privacy.register import Register
from leeszaal.privacy.retention import agreeing
from leeszaal.privacy.retention.ending import end_rows, is_about_people
from leeszaal.privacy.retention.joining import joined_by_hash
from leeszaal.privacy.retention.night import Night
from leeszaal.privacy.retention.outcome import Outcome, Round
from leeszaal.privacy.retention.terms import Rule

BATCH_ROWS = 200_000
"""So many rows are ended in one transaction: each search for what is due reads whole tables, so there should be few;
and other erasures wait for a transaction, so it should be over in some seconds."""
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
    done = Round(on, dry_run, tuple(_checked(night, outcome) for outcome in outcomes), tuple(faults))
    proven = replace(done, proof=_prove(done, register, moment))
    forget_erasures(register.library.backups_kept, moment)
    return proven


def carry_out(rule: Rule, night: Night, now: datetime) -> int:
    """End what is due by a rule; give how many rows were ended."""
    return _done(rule, night, now, lambda due: False).ended


def _done(rule: Rule, night: Night, now: datetime, must_wait: Callable[[int], bool]) -> Outcome:
    """Find and end one batch after another; the whole is counted first where one batch cannot hold it."""
    with joined_by_hash():
        keys = _locked(rule, night)
        due = len(keys) if len(keys) < BATCH_ROWS else night.count_due(rule)
        if must_wait(due):
            return Outcome(rule, due, waits=True)
        ended = end_rows(rule.ending, keys, now, night.claims)
    for _ in range(BATCH_ROWS, due, BATCH_ROWS):
        ended += _end_batch(rule, night, now)
    return Outcome(rule, due, ended=ended)


@joined_by_hash()
def _end_batch(rule: Rule, night: Night, now: datetime) -> int:
    return end_rows(rule.ending, _locked(rule, night), now, night.claims)


def _locked(rule: Rule, night: Night) -> list[Any]:
    """Find a batch of what is due under lock, so that it need not be looked at again; rows in use wait for a night."""
    if is_about_people(rule.ending, night.claims):
        locked_mark()  # first, as everybody who erases does, so that nobody waits for each other
    due = night.due(rule).order_by("pk").select_for_update(of=("self",), skip_locked=True)
    return list(due.values_list("pk", flat=True)[:BATCH_ROWS])


def _expected(night: Night, rule: Rule, now: datetime) -> Outcome:
    due = night.count_due(rule)
    return Outcome(
        rule, due, kept=night.kept(rule), waits=agreeing.must_wait(rule, due, now), query=night.query(rule), overdue=due
    )


def _carried_out(night: Night, rule: Rule, now: datetime, faults: list[Exception]) -> Outcome:
    try:
        return _done(rule, night, now, lambda due: agreeing.must_wait(rule, due, now))
    except Exception as fault:  # whatever it is, the other terms go on
        faults.append(fault)
        return Outcome(rule, 0, fault=type(fault).__name__)


def _checked(night: Night, outcome: Outcome) -> Outcome:
    """Ask the database, after the whole round, whether anything is overdue still, and why the rest is kept."""
    if outcome.fault:
        return outcome
    overdue = 0 if outcome.waits else night.count_due(outcome.rule)
    return replace(outcome, overdue=overdue, kept=night.kept(outcome.rule), query=night.query(outcome.rule))


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
