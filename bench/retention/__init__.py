"""The nightly round, rule by rule, beside one bare DELETE of the same rows.

What lies between the two is: finding what is due and what holds rows back, looking again under lock, writing each
erasure down outside the database, and ending rows in the way the register says, which is often unlinking. All of it is
taken back, so that the library can be measured again; the journal of erasures goes to a folder of its own meanwhile.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from bench.figures import Figure, measured, ratio
from bench.library import Library
from bench.parts import Report
from leeszaal.privacy.declared import register
from leeszaal.privacy.retention import Night, Rule, carry_out

_AHEAD = timedelta(days=31)
"""A month after today, so that there is much to end in a library in which nothing is overdue."""
_LEAST_ROWS = 200
_GOAL = ratio("at most", 2)


def measure(library: Library, report: Report) -> list[Figure]:
    """Measure every rule that would end some hundreds of rows."""
    night = Night.of(register(), timezone.localdate() + _AHEAD)
    found = list[Figure]()
    for rule in night.rules:
        keys = list(night.due(rule).values_list("pk", flat=True))
        report(f"{rule.activity.key}, {rule.term.then}: {len(keys):,} rows")
        if len(keys) >= _LEAST_ROWS:
            found.append(_figure(rule, night, keys))
    return found


def _figure(rule: Rule, night: Night, keys: list[object]) -> Figure:
    bare = _bare(rule, keys)
    ours = _round(rule, night)
    note = f"{len(keys):,} rows; {len(keys) / ours:,.0f} a second"
    what = f"{rule.activity.key}: {rule.term.then}"
    return measured("retention", what, ours, "s", limit=bare, goal=_GOAL, note=note)


def _round(rule: Rule, night: Night) -> float:
    with tempfile.TemporaryDirectory() as folder, _journal_in(folder), transaction.atomic():
        start = time.perf_counter()
        carry_out(rule, night, timezone.now())
        took = time.perf_counter() - start
        transaction.set_rollback(True)
    return took


def _bare(rule: Rule, keys: list[object]) -> float:
    """One DELETE of the rows by their keys, without the triggers that keep posted lines and history as they are."""
    table, key = rule.ending.of._meta.db_table, rule.ending.of._meta.pk.column
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        start = time.perf_counter()
        cursor.execute(f'DELETE FROM "{table}" WHERE "{key}" = ANY(%s)', [keys])  # noqa: S608  names of our own
        took = time.perf_counter() - start
        transaction.set_rollback(True)
    return took


@contextmanager
def _journal_in(folder: str) -> Iterator[None]:
    before, settings.ERASURES = settings.ERASURES, folder
    try:
        yield
    finally:
        settings.ERASURES = before
