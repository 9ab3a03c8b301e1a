"""The closed world as a check of Django's, so that whatever opens the library runs it.

It looks at the database, hence it runs when a database is named (``check --database default``, and at every opening).
While changes to the record layout are pending there is nothing to compare yet; the next opening compares.
"""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from leeszaal.privacy.checks import all_problems


@register(Tags.database)
def closed_world(databases: Sequence[str] | None = None, **options: Any) -> list[CheckMessage]:
    """Give an error for each difference between the register, the program and the database."""
    if not databases or _is_under_construction():
        return []
    return [Error(problem.what, obj=problem.where, id="privacy.E001") for problem in all_problems()]


def _is_under_construction() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
