"""What went wrong with connections, by count and reason: never which machine said what."""

import logging
import traceback
from collections import Counter
from enum import StrEnum
from pathlib import Path

log = logging.getLogger(__name__)


class Ending(StrEnum):
    """Why we closed a connection, or did not open it."""

    CROWDED = "too many connections"
    CROWDED_ADDRESS = "too many connections from one address"
    GONE = "gone before it began"
    NO_TLS = "no TLS"
    NOT_LOGGED_IN = "asked something before logging in"
    LATE_LOGIN = "did not log in in time"
    WRONG_LOGIN = "wrong log-ins"
    BAD_MESSAGES = "messages that cannot be read"
    TOO_LONG = "message too long"
    TOO_MANY = "did not wait for answers"
    SLOW = "message not finished in time"
    NOT_READING = "does not read answers"
    IDLE = "nothing said for long"
    CLOSED_TERMINAL = "the terminal's account was closed"
    FAULT = "a fault of ours"


class Tally:
    """Counts endings and failures until they are written to the log."""

    def __init__(self) -> None:
        self._endings: Counter[Ending] = Counter()
        self._failures: Counter[str] = Counter()

    def ended(self, ending: Ending) -> None:
        """Count a connection that was closed by us."""
        self._endings[ending] += 1

    def failed(self, fault: BaseException) -> None:
        """Count a failure by its kind and place alone: the text of a database error may hold a person's data."""
        self._failures[f"{type(fault).__name__} at {_place(fault)}"] += 1

    def write(self) -> None:
        """Write what was counted since the last time, one line for each kind."""
        if self._endings:
            log.warning("SIP2 connections closed: %s", _listed(self._endings))
        for failure, count in self._failures.items():
            log.error("SIP2 requests that failed: %d, %s", count, failure)
        self._endings.clear()
        self._failures.clear()


def _listed(counts: Counter[Ending]) -> str:
    return ", ".join(f"{count} {ending.value}" for ending, count in counts.most_common())


def _place(fault: BaseException) -> str:
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if "leeszaal" in frame.filename] or list(frames)
    return f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "an unknown place"
