"""What must be right before the library opens."""

from collections.abc import Callable
from time import monotonic

import click
from django.core.management.base import SystemCheckError
from django.utils import timezone

from leeszaal.catalogue.search import indexer
from leeszaal.privacy.access import make_guard
from leeszaal.privacy.backup.beside import ErasuresMissingError
from leeszaal.privacy.backup.replay import refuse_unless_replayed
from leeszaal.privacy.changes import look
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.statement import versions
from leeszaal.privacy.statement.tasks import look_soon
from leeszaal.site import schema


class Log:
    """Lines for the person who waits, each with the seconds since the start."""

    def __init__(self) -> None:
        self._start = monotonic()

    def __call__(self, line: str) -> None:
        """Print one line."""
        click.echo(f"[{monotonic() - self._start:5.1f} s] {line}")


def prepare(log: Callable[[str], None]) -> None:
    """Bring the database up to date, let the program check itself, publish the statement when it changed.

    What the register says otherwise than two people agreed to is kept as a change that waits for them.

    The library does not open when a check fails.
    """
    if changes := schema.pending():
        log(f"Database: making {len(changes)} changes to the record layout")
        schema.bring_up_to_date()
    make_guard()
    try:
        schema.refuse_when_wrong()
    except SystemCheckError as error:
        raise click.ClickException(f"The library does not open, for a check failed.\n{error}") from error
    log("Database: up to date, checks passed")
    _refuse_who_was_erased(log)
    if made := versions.publish(register(), claimed(), timezone.now()):
        log(f"Privacy statement: version {made.number} is published")
    if change := look(register(), timezone.now()):
        log(f"Register: change {change.number} waits for two people to agree")
    look_soon(timezone.now())


def _refuse_who_was_erased(log: Callable[[str], None]) -> None:
    """Open on no database that was put back from a backup before everybody erased since is erased again."""
    try:
        finished = refuse_unless_replayed()
    except ErasuresMissingError as error:
        raise click.ClickException(f"The library does not open. {error}") from error
    if finished:
        log(f"Database: finished {finished} erasures that were interrupted")


def prepare_search(log: Callable[[str], None], anew: bool) -> None:
    """Build the search index where there is none, or anew because the catalogue was filled in bulk."""
    if anew or not indexer.exists():
        log("Search: building the index")
        indexer.rebuild(log)
    log("Search: ready")
