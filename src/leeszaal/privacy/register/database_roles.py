"""Which roles the database has: for each the audiences and activities whose columns it reads, and where it writes."""

from collections.abc import Mapping
from dataclasses import dataclass

from leeszaal.privacy.register.sources import expand_key
from leeszaal.privacy.register.strict import Table, one_of
from leeszaal.privacy.register.words import Words


@dataclass(frozen=True, slots=True)
class DatabaseRole:
    """A role that a process takes for one kind of work.

    Attributes:
        audiences: recipients of activities ("desk", "the person"), of which it reads what they get.
        activities: activities that it carries out, of which it reads all data; ``*`` stands for all of them.
        parts: activities of which it carries out a part, with the columns that it reads for that.
        reads: tables without personal data, as ``app.Model``, or ``app.*`` for all of an app.
        writes: tables in which it adds, changes and removes rows; ``*`` stands for all of them.
        adds: tables in which it only adds rows, which it can neither change nor remove afterwards.
        locks: tables of which it holds rows while it decides, without changing them.
        adds_jobs: it prepares jobs for the worker, which it can neither read nor change afterwards.
        own_rows: it sees rows of the person whom it serves, and no others but what apps claim to be shared.
        shared_rows: it sees only what others share with the person whom it serves.
    """

    name: str
    title: Words
    audiences: tuple[str, ...]
    activities: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]]
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    adds: tuple[str, ...]
    locks: tuple[str, ...]
    adds_jobs: bool
    own_rows: bool
    shared_rows: bool


def read_roles(table: Table) -> dict[str, DatabaseRole]:
    """Read the list, one table for each role."""
    return {name: _read(name, table.table(name)) for name in table.names()}


def _read(name: str, table: Table) -> DatabaseRole:
    rows = one_of(table, "rows", ("own", "shared")) if table.has("rows") else ""
    role = DatabaseRole(
        name=name,
        title=table.words("title"),
        audiences=_texts(table, "audiences"),
        activities=_texts(table, "activities"),
        parts=_parts(table.table("parts")) if table.has("parts") else {},
        reads=_texts(table, "reads"),
        writes=_texts(table, "writes"),
        adds=_texts(table, "adds"),
        locks=_texts(table, "locks"),
        adds_jobs=table.has("adds_jobs") and table.flag("adds_jobs"),
        own_rows=rows == "own",
        shared_rows=rows == "shared",
    )
    table.close()
    return role


def _texts(table: Table, key: str) -> tuple[str, ...]:
    return table.texts(key) if table.has(key) else ()


def _parts(table: Table) -> dict[str, tuple[str, ...]]:
    return {
        activity: tuple(column for key in table.texts(activity) for column in expand_key(table, key))
        for activity in table.names()
    }
