"""The record layout in the database, compared with the one that the program expects."""

from io import StringIO

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def pending() -> list[str]:
    """Name the migrations that this database does not have yet, in the order in which they will run."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def bring_up_to_date() -> None:
    """Run the migrations that are pending and what follows each run (permissions, roles)."""
    call_command("migrate", interactive=False, verbosity=0)


def refuse_when_wrong() -> None:
    """Run every check of the program against this database; raises SystemCheckError when one fails."""
    call_command("check", databases=["default"], stdout=StringIO())
