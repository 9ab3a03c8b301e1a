"""The figures of what was seen."""

from collections.abc import Iterator

from bench.figures import Figure, Goal, measured, ratio
from bench.sip2.ground import TERMINALS
from bench.sip2.readers import LOANS
from bench.sip2.rounds import SIDE_BY_SIDE, WITH_FULL, Seen
from bench.sip2.runs import Run

PART = "sip2"
_RATE_GOALS = {8: ratio("at least", 0.5), 64: ratio("at least", 1.0)}
_SLOWEST = ratio("under", 4)
_FULL = ratio("at most", 1.3)


def figures(seen: Seen) -> Iterator[Figure]:
    """Tell each number of terminals beside its limit, then great readers, then two processes."""
    for terminals in TERMINALS:
        yield from _beside_limit(terminals, seen)
    for terminals in WITH_FULL:
        yield _great_readers(terminals, seen)
    for terminals in SIDE_BY_SIDE:
        yield _side_by_side(terminals, seen)


def _beside_limit(terminals: int, seen: Seen) -> Iterator[Figure]:
    ours, limit = seen.middle("one process", terminals), seen.middle("limit", terminals)
    name = _terminals(terminals)
    note = f"asking takes at most {seen.asking:.0%} of a core" if terminals == max(TERMINALS) else ""
    yield _rate(f"{name}, check-outs and check-ins", ours, limit, _RATE_GOALS.get(terminals), note)
    yield measured(PART, f"{name}, p50", ours.p50, "ms", limit=limit.p50)
    yield measured(PART, f"{name}, p95", ours.p95, "ms", limit=limit.p95)
    yield measured(PART, f"{name}, p99", ours.p99, "ms", limit=limit.p99, goal=_SLOWEST)


def _great_readers(terminals: int, seen: Seen) -> Figure:
    full, empty = seen.middle("great readers", terminals), seen.middle("one process", terminals)
    return measured(
        PART,
        f"{_terminals(terminals)}, {LOANS} open loans, time of a message",
        1_000 / full.rate,
        "ms",
        limit=1_000 / empty.rate,
        goal=_FULL,
        note=f"the limit is a patron without loans; {full.rate:,.0f} a second, p99 {full.p99:.1f} ms",
    )


def _side_by_side(terminals: int, seen: Seen) -> Figure:
    two = seen.middle("two processes", terminals)
    note = f"p99 {two.p99:.1f} ms"
    what = f"{_terminals(terminals)}, two processes side by side"
    return _rate(what, two, seen.middle("limit", terminals), None, note)


def _rate(what: str, run: Run, limit: Run, goal: Goal | None, note: str) -> Figure:
    return measured(PART, what, run.rate, "a second", limit=limit.rate, goal=goal, note=note)


def _terminals(count: int) -> str:
    return f"{count} terminal" if count == 1 else f"{count} terminals"
