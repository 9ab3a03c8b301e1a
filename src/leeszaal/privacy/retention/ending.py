"""Ending rows: written down outside the database first, then carried out, in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from leeszaal.privacy.backup.tombstones import burying, record
from leeszaal.privacy.claims import Claims, Ending, claimed
from leeszaal.privacy.retention.among import rows_by_key

LINE_ROWS = 50_000
"""So many rows are written on one line of the journal, which is read a line at a time."""


def end_rows(ending: Ending, keys: Sequence[Any], now: datetime, claims: Claims | None = None) -> int:
    """Carry out an ending for rows, by their primary keys; give how many were ended.

    Whoever calls has made sure that the rows may go: terms and obstacles are not looked at here. Rows about people stay
    gone when a backup is put back; what leads to nobody (sessions, jobs) is left to its own short term.
    """
    if not keys:
        return 0
    with burying():
        if is_about_people(ending, claims or claimed()):
            for start in range(0, len(keys), LINE_ROWS):
                record(ending.of._meta.label, keys[start : start + LINE_ROWS], now=now, ending=ending.word)
        return ending.carry_out(rows_by_key(ending.of, keys))


def is_about_people(ending: Ending, claims: Claims) -> bool:
    """Tell whether rows of the ending's table lead to a person with a row of their own."""
    own = {people.of for people in claims.people}
    return ending.of in own or any(t.path for t in claims.trails if t.table == ending.of._meta.label)
