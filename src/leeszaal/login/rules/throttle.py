"""How long somebody who guesses wrong has to wait before the next try."""

from dataclasses import dataclass
from datetime import datetime, timedelta

FORGET_AFTER = timedelta(hours=24)
"""Failures are forgotten this long after the first of them, unless a lock still runs."""


@dataclass(frozen=True, slots=True)
class Brake:
    """How many wrong tries are free of waiting, and how long each try from then on makes one wait."""

    free_tries: int
    waits: tuple[timedelta, ...]


_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60))

ONE_NAME = Brake(free_tries=5, waits=_WAITS)
"""For one log-in name: the fifth wrong try locks it for a minute, each one after that for longer."""

ONE_ADDRESS = Brake(free_tries=30, waits=_WAITS)
"""For one network address: wider, because everybody in the reading room shares one."""


def wait_after(failures: int, brake: Brake) -> timedelta | None:
    """Give how long to wait after this many wrong tries in a row, or None when another try may follow at once."""
    beyond = failures - brake.free_tries
    return None if beyond < 0 else brake.waits[min(beyond, len(brake.waits) - 1)]


def locked_until(failures: int, now: datetime, brake: Brake) -> datetime | None:
    """Give the moment at which a next try may be made, or None when that is now."""
    wait = wait_after(failures, brake)
    return None if wait is None else now + wait
