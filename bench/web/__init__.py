"""Web pages, as served, beside the framework's empty answer plus the statements of the page run by themselves.

What lies between the two is the ORM making objects, the rules deciding, and the template making HTML.
"""

import os
from functools import partial

from bench.figures import Figure, measured, ratio
from bench.library import Library
from bench.parts import Report
from bench.serving import EMPTY, pages_served
from bench.web.pages import CheckingOut, Page, own_page, record_page
from bench.web.seen import AT_ONCE, Bare, Seen, amounts_for, run_bare, see
from bench.web_client import Request

_TIME, _RATE = ratio("at most", 3), ratio("at least", 0.3)


def measure(library: Library, report: Report) -> list[Figure]:
    """Measure own page, record page and check-out at the desk."""
    amounts = amounts_for(library)
    lending = CheckingOut(amounts.all)
    pages = [own_page(), record_page(), lending.page()]
    try:
        bare = [run_bare(page, amounts) for page in pages]
        with pages_served(EMPTY) as at:
            empty = [see(at.port, partial(_same, page), amounts) for page in pages]
        with pages_served() as at:
            served = [see(at.port, page.requests, amounts) for page in pages]
        lending.refuse_unless_lent()
    finally:
        lending.give_back()
    found = [_figures(*each) for each in zip(pages, served, empty, bare, strict=True)]
    return [figure for each in found for figure in each]


def _same(page: Page, count: int) -> list[Request]:
    return [page.empty] * count


def _figures(page: Page, served: Seen, empty: Seen, bare: Bare) -> list[Figure]:
    mine, least = served.alone.timings, empty.alone.timings
    note = f"{bare.count:.0f} statements; asking itself costs {served.alone.client_ms:.2f} ms"
    rate = served.together.per_second
    return [
        _time(f"{page.name}, p50", mine.p50, least.p50 + bare.timings.p50, note),
        _time(f"{page.name}, p95", mine.p95, least.p95 + bare.timings.p95, ""),
        measured(
            "web",
            f"{page.name}, {AT_ONCE} at once",
            rate,
            "a second",
            limit=_limit_together(empty, bare),
            goal=_RATE,
            note=f"p95 {served.together.timings.p95:.1f} ms",
        ),
    ]


def _time(what: str, value: float, limit: float, note: str) -> Figure:
    return measured("web", what, value, "ms", limit=limit, goal=_TIME, note=note)


def _limit_together(empty: Seen, bare: Bare) -> float:
    """As many empty answers as there were in a second, were each also to take a core for its statements."""
    seconds_each = 1 / empty.together.per_second + bare.timings.p50 / 1_000 / (os.cpu_count() or 1)
    return 1 / seconds_each
