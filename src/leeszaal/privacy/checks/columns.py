"""Every column is in an activity or left out with a reason; and every column that is named exists."""

from collections.abc import Iterable, Iterator, Set

from leeszaal.privacy.register import NotPersonal, Problem, Register
from leeszaal.privacy.register.columns import table_of

_UNKNOWN = "is in no activity and not in base/not_personal.toml"
_CLASSIFY = "say under [data] of an activity what it is for, or in base/not_personal.toml why it is nobody's"
_GONE = "leave it out, or mend the spelling"


def column_problems(register: Register, stored: Set[str], modelled: Set[str]) -> Iterator[Problem]:
    """Compare the register with the columns of the database and of the models."""
    yield from _not_made_yet(stored, modelled)
    for column in (stored | modelled) - register.columns - _left_out(register.not_personal, stored | modelled):
        yield Problem(column, _UNKNOWN, _CLASSIFY)
    yield from _named_in_vain(register, stored | _of_tables_to_come(stored, modelled))


def _not_made_yet(stored: Set[str], modelled: Set[str]) -> Iterator[Problem]:
    """Name what the database still lacks: a table that is not there at all once, else each column."""
    to_come = _of_tables_to_come(stored, modelled)
    lacking = {table_of(column) if column in to_come else column for column in modelled - stored}
    for name in lacking:
        yield Problem(name, "is in the program but not in the database", "run `leeszaal migrate`")


def _of_tables_to_come(stored: Set[str], modelled: Set[str]) -> frozenset[str]:
    tables = {table_of(column) for column in stored}
    return frozenset(column for column in modelled if table_of(column) not in tables)


def _left_out(entries: Iterable[NotPersonal], columns: Set[str]) -> frozenset[str]:
    whole = {entry.table for entry in entries if entry.whole_table}
    single = {f"{entry.table}.{column}" for entry in entries for column in entry.columns}
    return frozenset(column for column in columns if column in single or table_of(column) in whole)


def _named_in_vain(register: Register, stored: Set[str]) -> Iterator[Problem]:
    for activity in register.activities.values():
        for column in activity.columns - stored:
            yield Problem(activity.place("data"), f"names {column}, which the database does not have", _GONE)
    tables = {table_of(column) for column in stored}
    for entry in register.not_personal:
        named = () if entry.whole_table else entry.columns
        missing = [column for column in named if f"{entry.table}.{column}" not in stored]
        if entry.table not in tables or missing:
            what = ".".join([entry.table, *missing[:1]])
            yield Problem("base/not_personal.toml", f"names {what}, which the database does not have", _GONE)
