"""Run a statement on the counter's path and give its rows by column name."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

Row = dict[str, Any]


_names: dict[str, list[str]] = {}
"""The columns of each statement: there are some twenty statements, and asking the cursor each time is slow."""


def rows(statement: str, values: Mapping[str, Any]) -> list[Row]:
    """Give every row of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return _fetched(cursor, statement)


def first_row(statement: str, values: Mapping[str, Any]) -> Row | None:
    """Give the first row of a statement, or None when there is none."""
    found = rows(statement, values)
    return found[0] if found else None


def lines_of(name: str, columns: str) -> str:
    """Give SQL for a table made of the lines that `rows_of` hands over, with these columns; `place` numbers them.

    The condition is always true. It makes the planner expect one line whatever their number, so that it goes by the
    indexes and keeps the prepared plan: thousands of lines never come, for a batch is what waits at one moment.
    """
    return f"""{name} AS MATERIALIZED (
    SELECT * FROM json_to_recordset(%(lines)s::json) AS line (place integer, {columns})
    WHERE place BETWEEN 0 AND 1000000
)"""  # noqa: S608


def rows_of(statement: str, lines: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Give every row of a statement over many lines at once; each line gets its number as `place`."""
    return rows(statement, {"lines": _numbered(lines)})


def rows_of_both(first: str, second: str, lines: Sequence[Mapping[str, Any]]) -> tuple[list[Row], list[Row]]:
    """Give the rows of two statements over the same lines, in one trip to the database.

    The second begins when the first has ended: what others committed while the first waited for a lock, it sees.
    """
    values = {"lines": _numbered(lines)}
    with connection.cursor() as one, connection.cursor() as other:
        with connection.wrap_database_errors, connection.connection.pipeline():
            one.execute(first, values)
            other.execute(second, values)
        return _fetched(one, first), _fetched(other, second)


def _numbered(lines: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps([{"place": place, **line} for place, line in enumerate(lines)], default=_written)


def _written(value: date) -> str:
    return value.isoformat()


def _fetched(cursor: CursorWrapper, statement: str) -> list[Row]:
    if statement not in _names:
        _names[statement] = [column.name for column in cursor.description or ()]
    names = _names[statement]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
