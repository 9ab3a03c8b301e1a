"""The nightly round, rule by rule, beside one bare statement that ends the same rows.

The bare statement gets the keys and no triggers: a DELETE where the register erases rows, an UPDATE where it unlinks
them, for that writes each row and its index entries anew and costs some times a DELETE. The note tells the DELETE too.
What lies between is: finding what is due and what holds rows back, looking again under lock, and writing each erasure
down outside the database. All of it is taken back, so that the library can be measured again; the journal of erasures
goes to a folder of its own meanwhile. Each is done some times in turns, and the quickest of each counts.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
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
from leeszaal.privacy.retention.among import rows_by_key

_AHEAD = timedelta(days=31)
"""A month after today, so that there is much to end in a library in which nothing is overdue."""
_LEAST_ROWS = 200
_TURNS = 3
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
    turns = [(_round(rule, night), _at_once(rule, keys), _delete(rule, keys)) for _ in range(_TURNS)]
    ours, bare, delete = (min(seconds) for seconds in zip(*turns, strict=True))
    note = f"{len(keys):,} rows; {len(keys) / ours:,.0f} a second; a bare DELETE of them {delete:.3g} s"
    what = f"{rule.activity.key}: {rule.term.then}"
    return measured("retention", what, ours, "s", limit=bare, goal=_GOAL, note=note)


def _round(rule: Rule, night: Night) -> float:
    with tempfile.TemporaryDirectory() as folder, _journal_in(folder), transaction.atomic():
        start = time.perf_counter()
        carry_out(rule, night, timezone.now())
        took = time.perf_counter() - start
        transaction.set_rollback(True)
    return took


def _at_once(rule: Rule, keys: list[object]) -> float:
    """What the rule does to rows, to all of them in one statement."""
    return _without_triggers(rule, lambda: rule.ending.carry_out(rows_by_key(rule.ending.of, keys)))


def _delete(rule: Rule, keys: list[object]) -> float:
    table, key = rule.ending.of._meta.db_table, rule.ending.of._meta.pk.column

    def delete() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f'DELETE FROM "{table}" WHERE "{key}" = ANY(%s)', [keys])  # noqa: S608  names of our own

    return _without_triggers(rule, delete)


def _without_triggers(rule: Rule, deed: Callable[[], object]) -> float:
    """Time a deed without the triggers that keep posted lines and history as they are, and take it back."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f'ALTER TABLE "{rule.ending.of._meta.db_table}" DISABLE TRIGGER USER')
        start = time.perf_counter()
        deed()
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
