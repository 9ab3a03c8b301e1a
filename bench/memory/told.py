"""The figures of memory and disk, with what bounds them and why that is the goal.

A process of ours may take three times what an empty page takes: the code of catalogue, desk and register is in each,
and checking a password takes 100 MiB for a moment (Argon2). All together, beside the cache that the database is given,
must fit in half of the smallest machine that one rents (2 GiB). A row may take three times its own bytes, for it is
found by several columns.
"""

from collections.abc import Iterator, Sequence

from django.db import connection

from bench.figures import Figure, Goal, figure, measured, ratio
from bench.memory.disk import Sizes
from bench.memory.processes import PAGES, SIP2
from bench.memory.weighing import Moments, Weighed, Weight, alone, together

_THRICE, _STEADY, _CACHE = ratio("at most", 3), ratio("at most", 1.1), ratio("at most", 1.5)
_ALL = figure("at most", 1_024, "MiB")


def memory_figures(moments: Moments, least: float) -> Iterator[Figure]:
    """Give a line for each kind of process, and for all."""
    rest, work = moments.at_rest, moments.at_work
    for kind in sorted(work.program):
        yield _line(kind, work.program[kind], rest.program.get(kind), limit=least, goal=_THRICE)
    yield from (_left(kind, moments.after) for kind in (PAGES, SIP2))
    for kind in sorted(work.database):
        yield _line(f"PostgreSQL, {kind}", work.database[kind], rest.database.get(kind))
    note = f"at rest {together(rest.database):.0f} MiB; limit: its own cache (shared_buffers)"
    yield _mib("PostgreSQL, together", together(work.database), limit=_shared_buffers(), goal=_CACHE, note=note)
    note = f"at rest {_beside_cache(rest):.0f} MiB"
    yield _mib("everything beside PostgreSQL's cache", _beside_cache(work), goal=_ALL, note=note)


def _beside_cache(weighed: Weighed) -> float:
    return together(weighed.program) + alone(weighed.database)


def disk_figures(record: Sizes, loan: Sizes, index: float) -> Iterator[Figure]:
    """Give lines for a record and for a loan."""
    yield _bytes("a record: table and its indexes", record.table + record.indexes, record.least, _MARC)
    yield _bytes("a record in the search index", index, record.least, _MARC)
    note = f"table {loan.table:.0f}, indexes {loan.indexes:.0f}; limit: the values of its columns"
    yield _bytes("a loan: table and its indexes", loan.table + loan.indexes, loan.least, note)


_MARC = "limit: its MARC"


def _line(
    kind: str, weight: Weight, at_rest: Weight | None, limit: float | None = None, goal: Goal | None = None
) -> Figure:
    before = f"at rest {at_rest.largest.share:.0f} MiB; " if at_rest else ""
    largest = weight.largest
    note = f"{before}{weight.count} of them; resident {largest.resident:.0f} MiB, alone {largest.alone:.0f} MiB"
    return _mib(kind, largest.share, limit=limit, goal=goal, note=note)


def _left(kind: str, after: Sequence[Weighed]) -> Figure:
    """Compare what the last round of work left behind with what the first one did."""
    first, last = after[0].program[kind].together, after[-1].program[kind].together
    return _mib(f"{kind}: after the same work again", last, limit=first, goal=_STEADY, note="limit: after the first")


def _mib(what: str, value: float, *, limit: float | None = None, goal: Goal | None = None, note: str = "") -> Figure:
    return measured("memory", what, value, "MiB", limit=limit, goal=goal, note=note)


def _bytes(what: str, value: float, limit: float, note: str) -> Figure:
    return measured("memory", what, value, "bytes", limit=limit, goal=_THRICE, note=note)


def _shared_buffers() -> float:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_bytes(current_setting('shared_buffers')) / 1048576.0", [])
        return float(cursor.fetchone()[0])
