"""Run a statement on the counter's path and give its rows by column name."""

from collections.abc import Mapping
from typing import Any

from django.db import connection

Row = dict[str, Any]


def rows(statement: str, values: Mapping[str, Any]) -> list[Row]:
    """Give every row of a statement."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        names = [column.name for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def first_row(statement: str, values: Mapping[str, Any]) -> Row | None:
    """Give the first row of a statement, or None when there is none."""
    found = rows(statement, values)
    return found[0] if found else None
