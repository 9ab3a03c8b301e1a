"""Figures of the page of results: all questions together, then by kind."""

import os
from collections import defaultdict
from collections.abc import Sequence

from bench.figures import Figure, figure, measured
from bench.search.asking import Asked
from bench.timings import Timings
from bench.web_client import Load

_BEYOND_MS = 5


def tell(asked: Sequence[Asked]) -> list[Figure]:
    """Tell how long pages took beside the engine by itself."""
    page, bare = Timings.of(one.page for one in asked), Timings.of(one.bare for one in asked)
    shares = (("p50", 0.5, None), ("p95", 0.95, figure("under", 20, "ms")), ("slowest", 1, figure("under", 100, "ms")))
    whole = [
        measured(
            "search", f"page over HTTP, {name}", page.percentile(share), "ms", limit=bare.percentile(share), goal=goal
        )
        for name, share, goal in shares
    ]
    beyond = [_beyond(name, page.percentile(share), bare.percentile(share)) for name, share, _ in shares]
    return [*whole, *beyond, _each_beyond(asked), *_by_kind(asked)]


def rate(together: Load, alone: Sequence[Asked], at_once: int) -> Figure:
    """Tell how many pages are served in a second, beside as many bare queries as all cores could do."""
    least = (os.cpu_count() or 1) * len(alone) / sum(one.bare for one in alone)
    seen = together.timings
    note = f"p50 {seen.p50:.1f} ms, p95 {seen.p95:.1f} ms; asking itself costs {together.client_ms:.2f} ms"
    return measured("search", f"pages, {at_once} at once", together.per_second, "a second", limit=least, note=note)


def _beyond(name: str, page: float, bare: float) -> Figure:
    """Tell what the page takes beyond twice the bare query."""
    goal = figure("at most", _BEYOND_MS, "ms")
    return measured("search", f"page beyond twice the bare query, {name}", page - 2 * bare, "ms", goal=goal)


def _each_beyond(asked: Sequence[Asked]) -> Figure:
    """Tell the same of each question by itself: the noise of a single page counts in full."""
    beyond = Timings.of(one.beyond for one in asked)
    share = sum(one.beyond * 1_000 <= _BEYOND_MS for one in asked) / len(asked)
    note = f"p50 {beyond.p50:.1f} ms; {share:.0%} of {len(asked):,} questions within {_BEYOND_MS} ms"
    return measured("search", "each page beyond twice its own query, p95", beyond.p95, "ms", note=note)


def _by_kind(asked: Sequence[Asked]) -> list[Figure]:
    kinds: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        kinds[one.kind].append(one)
    return [_of_kind(kind, kinds[kind]) for kind in sorted(kinds, key=lambda kind: -len(kinds[kind]))]


def _of_kind(kind: str, asked: Sequence[Asked]) -> Figure:
    page, bare = Timings.of(one.page for one in asked), Timings.of(one.bare for one in asked)
    note = f"{len(asked)} questions, p95 {page.p95:.1f} ms beside {bare.p95:.1f} ms"
    return measured("search", f"{kind}, p50", page.p50, "ms", limit=bare.p50, note=note)
