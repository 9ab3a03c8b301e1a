"""What a verb stands on: a database that runs for as long as the verb does."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

import click

from leeszaal.site.postgres import DatabaseUnavailableError, running

P = ParamSpec("P")
R = TypeVar("R")


def on_database(verb: Callable[P, R]) -> Callable[P, R]:
    """Decorate a verb that uses the database: it is started when it does not run, and stopped by who leaves last."""

    @functools.wraps(verb)
    def wrapped(*args: P.args, **options: P.kwargs) -> R:
        with database():
            return verb(*args, **options)

    return wrapped


def refuse_when_wrong(what: str) -> None:
    """Let nothing touch anybody's data while register, program and database disagree; `what` would have started.

    Nor when the database was put back from a backup and people who were erased are in it again.
    """
    from leeszaal.privacy.backup.beside import ErasuresMissingError  # noqa: PLC0415
    from leeszaal.privacy.backup.replay import refuse_unless_replayed  # noqa: PLC0415
    from leeszaal.privacy.checks import refuse_unless_closed  # noqa: PLC0415  verbs without Django use this package too
    from leeszaal.privacy.register import RegisterError  # noqa: PLC0415

    try:
        refuse_unless_closed()
    except RegisterError as error:
        raise click.ClickException(f"{what} does not start, for the register does not agree.\n{error}") from error
    try:
        refuse_unless_replayed()
    except ErasuresMissingError as error:
        raise click.ClickException(f"{what} does not start. {error}") from error


@contextmanager
def database() -> Iterator[None]:
    """Have the database answer for the duration of the block; else end the command with a plain message."""
    from django.db import OperationalError, connections  # noqa: PLC0415  verbs without Django use this package too

    from leeszaal.privacy.access.making import GuardNotMadeError  # noqa: PLC0415

    try:
        with running():
            try:
                connections["default"].ensure_connection()
            except OperationalError as error:
                raise click.ClickException(f"The database does not answer: {str(error).strip()}") from error
            try:
                yield
            except GuardNotMadeError as error:
                raise click.ClickException(str(error)) from error
            finally:
                connections.close_all()
    except DatabaseUnavailableError as error:
        raise click.ClickException(str(error)) from error
