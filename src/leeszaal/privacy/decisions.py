"""What waits for a decision of the privacy officer: each part says how much, and until when, on which page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many matters wait, and the last day of the one that must be decided first (None: no day is set)."""

    count: int
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A kind of matter that a person must decide.

    ``says`` is the lazy translation of what it is; ``page`` the name of the address where it is decided; ``look`` gives
    what waits at a moment, as the role of the office reads it. ``officer_only`` tells that a manager may not open
    the page: it is for the privacy officer.
    """

    key: str
    says: Any
    page: str
    look: Callable[[datetime], Waiting]
    officer_only: bool = False
