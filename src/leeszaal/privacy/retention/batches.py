"""Ending what is due by one rule: found under lock, batch after batch, each in a transaction of its own."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from leeszaal.privacy.backup.tombstones import locked_mark
from leeszaal.privacy.retention.ending import end_rows, is_about_people
from leeszaal.privacy.retention.joining import joined_by_hash
from leeszaal.privacy.retention.night import Night
from leeszaal.privacy.retention.outcome import Outcome
from leeszaal.privacy.retention.terms import Rule

BATCH_ROWS = 200_000
"""So many rows are ended in one transaction: each search for what is due reads whole tables, so there should be few;
and other erasures wait for a transaction, so it should be over in some seconds."""


def carry_out(rule: Rule, night: Night, now: datetime) -> int:
    """End what is due by a rule; give how many rows were ended."""
    return end_due(rule, night, now, lambda due: False).ended


def end_due(rule: Rule, night: Night, now: datetime, must_wait: Callable[[int], bool]) -> Outcome:
    """End what is due by a rule, unless so many rows must wait; the whole is counted where one batch cannot hold it."""
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
