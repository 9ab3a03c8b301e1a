"""The commonest way to end a term: the row goes, with what hangs on it."""

from typing import Any

from django.db.models import QuerySet


def erase(rows: QuerySet[Any]) -> int:
    """Delete the rows with what hangs on them; give how many rows of the table itself."""
    return rows.delete()[1].get(rows.model._meta.label, 0)
