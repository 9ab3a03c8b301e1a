"""What each role of the database may do, worked out from the register: columns to read, tables to write."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leeszaal.privacy.access import seal
from leeszaal.privacy.access.naming import table_name
from leeszaal.privacy.access.policies import own_rows
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.inventory import in_models
from leeszaal.privacy.register import Register
from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.register.database_roles import DatabaseRole

ALL = "*"
JOBS = "procrastinate.ProcrastinateJob"
BY_FUNCTION_ALONE = frozenset({"privacy.Look", "privacy.LookedAt", "privacy.LookedAtStaff"})
"""Tables that no role writes but by a function of the database, except the role that erases everywhere."""

NAMED_ALONE = frozenset({"privacy.HandOverTicket"})
"""Tables without people in which a secret stands: who reads all tables of an app, or all there are, reads not these."""


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights of one role, in the register's way of naming: columns it reads, tables it writes, adds to or locks.

    ``adds_jobs`` tells that it prepares jobs by the function for that, whether or not it writes their table.
    """

    reads: frozenset[str]
    writes: frozenset[str]
    locks: frozenset[str]
    adds_jobs: bool = False
    adds: frozenset[str] = frozenset()


def declared_rights(register: Register, columns: Iterable[str] | None = None) -> dict[str, Rights]:
    """Give the rights of each role; ``columns`` are those that exist (the models', when none are handed in)."""
    known = frozenset(in_models() if columns is None else columns)
    return {name: _rights(register, role, known) for name, role in register.roles.items()}


def _rights(register: Register, role: DatabaseRole, known: frozenset[str]) -> Rights:
    personal = frozenset(_personal(register, role))
    if role.own_rows:
        personal = _of_the_person(personal)
    reads = frozenset((*personal, *_parts(register, role), *_not_personal(register, role, known))) & known
    tables = {table_of(column) for column in known}
    tables.discard(seal.TABLE)
    writes = tables if ALL in role.writes else _written(role, tables)
    adds_jobs = role.adds_jobs or JOBS in writes
    return Rights(reads, frozenset(writes), frozenset(role.locks) - frozenset(writes), adds_jobs, frozenset(role.adds))


def _of_the_person(columns: Iterable[str]) -> frozenset[str]:
    """Leave out tables in which no row can be told to be the person's: of staff, sessions, jobs of everybody.

    What a row of the person points at and is called by (`Label`) is read all the same.
    """
    claims = claimed()
    own, called = own_rows(claims).keys(), {label.table for label in claims.labels}
    return frozenset(name for name in columns if table_of(name) in called or table_name(table_of(name)) in own)


def _written(role: DatabaseRole, tables: set[str]) -> set[str]:
    return {table for table in tables - BY_FUNCTION_ALONE if _names(role.writes, table)}


def _personal(register: Register, role: DatabaseRole) -> Iterator[str]:
    for activity in register.activities.values():
        if ALL in role.activities or activity.key in role.activities:
            yield from activity.columns
        for recipient in activity.recipients:
            if recipient.who in role.audiences:
                yield from activity.seen_by(recipient)


def _parts(register: Register, role: DatabaseRole) -> Iterator[str]:
    for activity in register.activities.values():
        yield from activity.columns.intersection(role.parts.get(activity.key, ()))


def _not_personal(register: Register, role: DatabaseRole, known: frozenset[str]) -> Iterator[str]:
    by_table: Mapping[str, list[str]] = _by_table(known)
    for left_out in register.not_personal:
        if left_out.table != seal.TABLE and _names(role.reads, left_out.table):
            names = by_table[left_out.table] if left_out.whole_table else left_out.columns
            yield from (f"{left_out.table}.{name}" for name in names)


def _names(patterns: Iterable[str], table: str) -> bool:
    """Tell whether a table is named, by itself or with all of its app or all there are."""
    wide = set() if table in NAMED_ALONE else {ALL, f"{table.partition('.')[0]}.{ALL}"}
    return any(pattern == table or pattern in wide for pattern in patterns)


def _by_table(columns: Iterable[str]) -> dict[str, list[str]]:
    tables: dict[str, list[str]] = defaultdict(list)
    for column in columns:
        tables[table_of(column)].append(column.rpartition(".")[2])
    return tables
