"""Limit and product in turn, several times over.

Other work on the machine comes and goes, so within each round the limit runs right beside the product, and of several
rounds the median counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from socket import socket

from django.utils import timezone

from bench.parts import Report
from bench.sip2.ground import TERMINALS, Ground
from bench.sip2.limit import run_limit
from bench.sip2.machines import connected, drive
from bench.sip2.runs import Run, middle
from bench.sip2.served import sip2_served

ROUNDS = 3
SECONDS = 4.0
WITH_FULL = (1, 8)
"""Numbers of terminals at which great readers are measured too."""
SIDE_BY_SIDE = (8, 64)
"""Numbers of terminals at which two processes side by side are measured too."""


@dataclass(slots=True)
class Seen:
    """The runs by who ran ("limit", "one process", "great readers", "two processes") and number of terminals."""

    runs: dict[tuple[str, int], list[Run]] = field(default_factory=dict)
    asking: float = 0.0

    def add(self, who: str, terminals: int, run: Run) -> None:
        """Keep a run."""
        self.runs.setdefault((who, terminals), []).append(run)

    def middle(self, who: str, terminals: int) -> Run:
        """Give the median of the runs."""
        return middle(self.runs[who, terminals])


def run_rounds(ground: Ground, report: Report) -> Seen:
    """Run all rounds, and put every item back on its shelf."""
    seen = Seen()
    try:
        with sip2_served() as port, connected(port, ground.logins) as machines:
            _warm_up(ground, machines)
            for number in range(1, ROUNDS + 1):
                report(f"Check-outs and check-ins: round {number} of {ROUNDS}")
                for terminals in TERMINALS:
                    _one_turn(ground, machines, terminals, seen)
        with sip2_served(2) as port, connected(port, ground.logins) as machines:
            report("Check-outs and check-ins: two processes side by side")
            for terminals in SIDE_BY_SIDE * ROUNDS:
                seen.add("two processes", terminals, _ours(ground, machines, terminals, seen))
    finally:
        ground.put_back()
    return seen


def _warm_up(ground: Ground, machines: Sequence[socket]) -> None:
    """Touch the pages of every patron and item once: the first change of a page after a checkpoint is dear."""
    drive(machines, ground.dealt(len(machines)), timezone.now(), SECONDS)


def _one_turn(ground: Ground, machines: Sequence[socket], terminals: int, seen: Seen) -> None:
    seen.add("limit", terminals, _limit(ground, terminals))
    seen.add("one process", terminals, _ours(ground, machines, terminals, seen))
    if terminals in WITH_FULL:
        seen.add("great readers", terminals, _ours(ground, machines, terminals, seen, full=True))


def _limit(ground: Ground, terminals: int) -> Run:
    run = run_limit(ground.dealt(terminals), ground.branch_id, SECONDS)
    ground.put_back()
    return run


def _ours(ground: Ground, machines: Sequence[socket], terminals: int, seen: Seen, *, full: bool = False) -> Run:
    driven = drive(machines[:terminals], ground.dealt(terminals, full=full), timezone.now(), SECONDS)
    seen.asking = max(seen.asking, driven.share)
    return Run.of(driven.answers, SECONDS)
