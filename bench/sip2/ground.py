"""What must be there before a machine can ask: patrons, items, great readers and accounts of machines."""

from dataclasses import dataclass
from itertools import cycle, islice

from django.utils import timezone

from bench.parts import Report
from bench.sip2.accounts import accounts
from bench.sip2.orders import Pair, busiest_branch, deal, free_patrons, items_on_shelf, put_back, shelf_of
from bench.sip2.readers import LOANS, great_readers
from leeszaal.patrons.models import Patron

TERMINALS = (1, 4, 8, 64)
PAIRS = 512
"""Patrons with an item each, drawn from all over the library: as many as are busy in the same minutes, no more.

A pool much larger than that measures how much of the library the machine's memory holds, and not the counter.
"""
_MOST_EACH = 64
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
        each = min(_MOST_EACH, PAIRS // terminals)
        return deal((self.full if full else self.empty)[: terminals * each], terminals)

    def put_back(self) -> None:
        """Have every item back on its shelf."""
        put_back([*self.empty, *self.full], self.branch_id, timezone.now())


def lay_ground(report: Report) -> Ground:
    """Find them, or make them. Raises CannotMeasure in a library that is too small."""
    now, most = timezone.now(), max(TERMINALS)
    branch_id = busiest_branch()
    enough = shelf_of(branch_id) > 2 * _READERS_WISHED * LOANS
    readers = _READERS_WISHED if enough else _READERS_LEAST
    report(f"Patrons with {LOANS} open loans: {readers}, made at first use; accounts of {most} machines")
    full = great_readers(readers, branch_id, now, skip=PAIRS)
    items = items_on_shelf(PAIRS, branch_id)
    patrons = free_patrons(_patrons(), timezone.localdate(now))
    return Ground(
        branch_id,
        [Pair(*both) for both in zip(islice(cycle(patrons), PAIRS), items, strict=True)],
        [Pair(*both) for both in zip(islice(cycle(full), PAIRS), items, strict=True)],
        accounts(most, branch_id),
    )


def _patrons() -> int:
    """Give how many to draw: where few live each comes twice, to the same terminal."""
    return PAIRS if Patron.objects.count() > 10 * PAIRS else PAIRS // 2
