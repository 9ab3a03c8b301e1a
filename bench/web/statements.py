"""The statements of a page: recorded once in this process, then run by themselves, for what the database alone takes.

A check-out can be made only once, and what it writes refers to numbers that the database gave out. So each is recorded
in a transaction that is taken back, the numbers too, and then run for real: the same statements, the same values.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import connection, transaction

from leeszaal.privacy.access import acting

_SEQUENCES = "SELECT format('%%I.%%I', schemaname, sequencename), last_value, start_value FROM pg_sequences"
_SET = "SELECT setval(%s, coalesce(%s, %s), %s)"
_INNER = {"SAVEPOINT": "BEGIN", "RELEASE": "COMMIT"}


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement with its values, as Django gave it to the driver."""

    text: str
    values: Sequence[Any] | None

    @property
    def is_boundary(self) -> bool:
        """Whether it begins or ends a transaction."""
        return self.text in _INNER.values()


def recorded(act: Callable[[], object]) -> list[Statement]:
    """Act and give the statements that it sent; one that begins or ends an inner transaction becomes a whole one.

    No role is taken meanwhile, so that all statements go over the one connection that is listened to.
    """
    found: list[Statement] = []

    def note(execute: Any, text: str, values: Any, many: bool, context: Any) -> Any:
        found.append(Statement(_INNER.get(text.split(" ", 1)[0], text), values))
        return execute(text, values, many, context)

    taking, acting.switch = acting.switch, lambda _: nullcontext()
    try:
        with connection.execute_wrapper(note):
            act()
    finally:
        acting.switch = taking
    return found


def recorded_and_taken_back(act: Callable[[], object]) -> list[Statement]:
    """Act, and undo it: rows by the transaction, numbers by setting the sequences back."""
    before = _sequences()
    with transaction.atomic():
        found = recorded(act)
        transaction.set_rollback(True)
    with connection.cursor() as cursor:
        for name, (last, start) in before.items():
            cursor.execute(_SET, [name, last, start, last is not None])
    return found


@contextmanager
def bare_connection() -> Iterator[psycopg.Connection[Any]]:
    """A connection with the product's own settings, and nothing of the framework around it."""
    with psycopg.connect(**connection.get_connection_params(), autocommit=True) as bare:
        bare.execute("SELECT set_config('TimeZone', %s, false)", [connection.timezone_name])
        yield bare


def seconds_of(bare: psycopg.Connection[Any], statements: Sequence[Statement]) -> float:
    """Run the statements, prepared, fetch what they give, and tell how long it took."""
    start = time.perf_counter()
    for one in statements:
        cursor = bare.execute(one.text, one.values, prepare=not one.is_boundary)
        if cursor.description:
            cursor.fetchall()
    return time.perf_counter() - start


def _sequences() -> dict[str, tuple[int | None, int]]:
    with connection.cursor() as cursor:
        cursor.execute(_SEQUENCES, [])
        return {name: (last, start) for name, last, start in cursor.fetchall()}
