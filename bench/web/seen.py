"""One page, served and empty over HTTP, and its statements by themselves."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.library import Library
from bench.timings import Timings
from bench.web.pages import Page
from bench.web.statements import bare_connection, seconds_of
from bench.web_client import Load, Request, ask_all

AT_ONCE = 4
"""Browsers at the same time, two for each of the server's processes."""

_SMALL = 10_000


@dataclass(frozen=True, slots=True)
class Amounts:
    """How often is asked: to warm up, by one browser, by several, and of the database alone."""

    warm: int = 160
    alone: int = 200
    together: int = 400
    bare: int = 60

    @property
    def all(self) -> int:
        """How many different check-outs that takes."""
        return self.warm + self.alone + self.together + self.bare


def amounts_for(library: Library) -> Amounts:
    """Ask less in a library with too few people for more."""
    return Amounts() if library.records >= _SMALL else Amounts(warm=40, alone=20, together=40, bare=10)


@dataclass(frozen=True, slots=True)
class Seen:
    """A page asked for by one browser, and by several at once."""

    alone: Load
    together: Load


@dataclass(frozen=True, slots=True)
class Bare:
    """The statements of a page by themselves: how many on average, and how long they take together."""

    count: float
    timings: Timings


def see(port: int, requests: Callable[[int], list[Request]], amounts: Amounts) -> Seen:
    """Ask alone, then together, once every thread of the server has answered before."""
    ask_all(port, requests(amounts.warm), 2 * AT_ONCE)
    return Seen(ask_all(port, requests(amounts.alone), 1), ask_all(port, requests(amounts.together), AT_ONCE))


def run_bare(page: Page, amounts: Amounts) -> Bare:
    """Run the statements of so many of these pages on one connection."""
    counts, seconds = list[int](), list[float]()
    with bare_connection() as bare:
        for statements in page.statements(amounts.bare):
            counts.append(sum(not one.is_boundary for one in statements))
            seconds.append(seconds_of(bare, statements))
    return Bare(sum(counts) / len(counts), Timings.of(seconds))
