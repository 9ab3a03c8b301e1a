"""The parts, in the order in which they run; each is a package here with `measure`."""

import importlib
from collections.abc import Callable
from typing import Protocol, cast

from bench.figures import Figure
from bench.library import Library

PARTS = {
    "sip2": "check-out and check-in over SIP2",
    "search": "searching the catalogue",
    "web": "own page, record page and check-out at the desk over HTTP",
    "guard": "what the roles and row policies of the database cost",
    "retention": "the nightly round, rule by rule",
    "marc": "taking MARC records in, and how soon search knows",
    "growth": "the parts sip2 and search in a small, a middling and a large library",
    "memory": "memory of each process, and disk for each record and loan",
}

Report = Callable[[str], None]


class Measure(Protocol):
    """What the package of a part offers."""

    def __call__(self, library: Library, report: Report) -> list[Figure]:
        """Measure in that library, which is open; raise CannotMeasure when it cannot be done."""


class CannotMeasure(Exception):
    """A part cannot be measured here; the message says why."""


def measure_of(part: str) -> Measure:
    """Give the function that measures a part."""
    return cast("Measure", importlib.import_module(f"bench.{part}").measure)
