"""What must be there before a machine can ask: patrons, items, great readers and accounts of machines."""

from dataclasses import dataclass
from itertools import cycle, islice

from django.utils import timezone

from bench.parts import Report
from bench.sip2.accounts import accounts
from bench.sip2.orders import Pair, busiest_branch, deal, free_patrons, items_on_shelf, put_back, shelf_of
from bench.sip2.readers import LOANS, great_readers

TERMINALS = (1, 4, 8, 64)
PAIRS_EACH = 32
"""Patrons and items for each terminal, so that pages all over the library are read and written."""
_READERS_WISHED, _READERS_LEAST = max(TERMINALS), 8


@dataclass(frozen=True, slots=True)
class Ground:
    """The branch, patrons without loans and great readers with an item each, and names and passwords of machines."""

    branch_id: int
    empty: list[Pair]
    full: list[Pair]
    logins: list[tuple[str, str]]

    def dealt(self, terminals: int, *, full: bool = False) -> list[list[Pair]]:
        """Deal the pairs of so many terminals; no two have a patron or an item in common."""
        return deal((self.full if full else self.empty)[: terminals * PAIRS_EACH], terminals)

    def put_back(self) -> None:
        """Have every item back on its shelf."""
        put_back([*self.empty, *self.full], self.branch_id, timezone.now())


def lay_ground(report: Report) -> Ground:
    """Find them, or make them. Raises CannotMeasure in a library that is too small."""
    now, most = timezone.now(), max(TERMINALS)
    branch_id, pool = busiest_branch(), most * PAIRS_EACH
    enough = shelf_of(branch_id) > 2 * _READERS_WISHED * LOANS
    readers = _READERS_WISHED if enough else _READERS_LEAST
    report(f"Patrons with {LOANS} open loans: {readers}, made at first use; accounts of {most} machines")
    full = great_readers(readers, branch_id, now, skip=pool)
    items = items_on_shelf(pool, branch_id)
    empty = [Pair(*both) for both in zip(free_patrons(pool, timezone.localdate(now)), items, strict=True)]
    return Ground(
        branch_id,
        empty,
        [Pair(*both) for both in zip(islice(cycle(full), pool), items, strict=True)],
        accounts(most, branch_id),
    )
