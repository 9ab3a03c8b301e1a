"""What each role of the database may do, worked out from the register: columns to read, tables to write."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leeszaal.privacy.access import seal
from leeszaal.privacy.inventory import in_models
from leeszaal.privacy.register import Register
from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.register.database_roles import DatabaseRole

ALL = "*"
BY_FUNCTION_ALONE = frozenset({"privacy.Look", "privacy.LookedAt", "privacy.LookedAtStaff"})
"""Tables that no role writes but by a function of the database, except the role that erases everywhere."""


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights of one role, in the register's way of naming: columns it reads, tables it writes or only locks."""

    reads: frozenset[str]
    writes: frozenset[str]
    locks: frozenset[str]


def declared_rights(register: Register, columns: Iterable[str] | None = None) -> dict[str, Rights]:
    """Give the rights of each role; ``columns`` are those that exist (the models', when none are handed in)."""
    known = frozenset(in_models() if columns is None else columns)
    return {name: _rights(register, role, known) for name, role in register.roles.items()}


def _rights(register: Register, role: DatabaseRole, known: frozenset[str]) -> Rights:
    reads = frozenset((*_personal(register, role), *_not_personal(register, role, known))) & known
    tables = {table_of(column) for column in known}
    tables.discard(seal.TABLE)
    writes = tables if ALL in role.writes else _written(role, tables)
    return Rights(reads, frozenset(writes), frozenset(role.locks) - frozenset(writes))


def _written(role: DatabaseRole, tables: set[str]) -> set[str]:
    return {table for table in tables - BY_FUNCTION_ALONE if _names(role.writes, table)}


def _personal(register: Register, role: DatabaseRole) -> Iterator[str]:
    for activity in register.activities.values():
        if ALL in role.activities or activity.key in role.activities:
            yield from activity.columns
        for recipient in activity.recipients:
            if recipient.who in role.audiences:
                yield from activity.seen_by(recipient)


def _not_personal(register: Register, role: DatabaseRole, known: frozenset[str]) -> Iterator[str]:
    by_table: Mapping[str, list[str]] = _by_table(known)
    for left_out in register.not_personal:
        if left_out.table != seal.TABLE and (ALL in role.reads or _names(role.reads, left_out.table)):
            names = by_table[left_out.table] if left_out.whole_table else left_out.columns
            yield from (f"{left_out.table}.{name}" for name in names)


def _names(patterns: Iterable[str], table: str) -> bool:
    """Tell whether a table is named, by itself or with all of its app."""
    return any(pattern == table or pattern == f"{table.partition('.')[0]}.{ALL}" for pattern in patterns)


def _by_table(columns: Iterable[str]) -> dict[str, list[str]]:
    tables: dict[str, list[str]] = defaultdict(list)
    for column in columns:
        tables[table_of(column)].append(column.rpartition(".")[2])
    return tables
