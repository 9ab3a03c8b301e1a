"""The commonest way to end a term: the row goes, with what hangs on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.models import QuerySet


def erase(rows: QuerySet[Any]) -> int:
    """Delete the rows with what hangs on them; give how many rows of the table itself."""
    return rows.delete()[1].get(rows.model._meta.label, 0)


@contextmanager
def erasing_what_stays() -> Iterator[None]:
    """Tell the database, within this transaction, that a term is carried out on rows that otherwise never change."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL leeszaal.erasing = 'on'")
        yield
        cursor.execute("SET LOCAL leeszaal.erasing = 'off'")
