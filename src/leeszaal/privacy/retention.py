"""Carrying out the terms of the register: which rows are due, and ending them.

What could go wrong here cannot be put right afterwards: a wrong term erases people. Therefore a day is always handed
in, counting and carrying out use the one same selection, rows in use are left for the next night, each batch is one
transaction in which the rows are looked at again under lock, and a word that is not claimed never gets this far
(`checks` stops the program). A row without a starting day is never due.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Exists, Q, QuerySet

from leeszaal.privacy.claims import Claims, Ending, Start, claimed
from leeszaal.privacy.days import later
from leeszaal.privacy.register import Activity, Keeping, Register

BATCH_ROWS = 2_000


@dataclass(frozen=True, slots=True)
class Rule:
    """A term with the code that carries it out."""

    activity: Activity
    term: Keeping
    ending: Ending
    start: Start
    obstacles: tuple[Q | Exists, ...]


def rules(register: Register, on: date, claims: Claims | None = None) -> Iterator[Rule]:
    """Give the terms in force on a day, each with its code.

    Raises:
        LookupError: for a word that nobody claims.
    """
    known = claims or claimed()
    for activity in register.activities.values():
        for term in activity.terms_on(on):
            yield _rule(activity, term, known)


def due(rule: Rule, on: date) -> QuerySet[Any]:
    """Give the rows whose term is over on a day and that nothing holds back, each with its ``term_ends_on``."""
    rows = rule.ending.of._default_manager.filter(rule.ending.rows)
    over: QuerySet[Any] = rows.annotate(term_ends_on=later(rule.start.day, rule.term.lasts)).filter(
        term_ends_on__lte=on
    )
    for obstacle in rule.obstacles:
        over = over.exclude(obstacle)
    return over


def count_due(rule: Rule, on: date) -> int:
    """Count the rows that a round on this day would end."""
    return due(rule, on).count()


def nightly_round(register: Register, on: date) -> list[tuple[Rule, int]]:
    """Carry out every term in force; give how many rows each ended.

    Raises:
        ExceptionGroup: when terms failed, after all others were carried out: one fault must not keep everybody's data.
    """
    ended: list[tuple[Rule, int]] = []
    faults: list[Exception] = []
    for rule in rules(register, on):
        try:
            ended.append((rule, carry_out(rule, on)))
        except Exception as fault:  # whatever it is, the other terms go on
            faults.append(fault)
    if faults:
        raise ExceptionGroup("terms of the register that could not be carried out", faults)
    return ended


def carry_out(rule: Rule, on: date) -> int:
    """End what is due on a day, in batches; give how many rows were ended."""
    ended, last = 0, None
    while True:
        seen, done, last = _carry_out_batch(rule, on, last)
        ended += done
        if seen < BATCH_ROWS:
            return ended


@transaction.atomic
def _carry_out_batch(rule: Rule, on: date, after: Any) -> tuple[int, int, Any]:
    rows = due(rule, on) if after is None else due(rule, on).filter(pk__gt=after)
    locked = rows.select_for_update(of=("self",), skip_locked=True).order_by("pk").values_list("pk", flat=True)
    keys = list(locked[:BATCH_ROWS])
    if not keys:
        return 0, 0, after
    done = rule.ending.carry_out(rule.ending.of._default_manager.filter(pk__in=keys))
    return len(keys), done, keys[-1]


def _rule(activity: Activity, term: Keeping, claims: Claims) -> Rule:
    ending = claims.ending(term.then)
    start = claims.start(term.starts, ending.of) if ending else None
    if ending is None or start is None:
        raise LookupError(f'{activity.key}: nobody claims "{term.starts}", "{term.then}"')
    obstacles = [claims.obstacle(word, ending.of) for word in term.unless]
    if None in obstacles:
        raise LookupError(f"{activity.key}: nobody claims one of {', '.join(term.unless)}")
    return Rule(activity, term, ending, start, tuple(obstacle.holds for obstacle in obstacles if obstacle))
