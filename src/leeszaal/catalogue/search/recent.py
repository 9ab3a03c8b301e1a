"""Answers of a moment ago, for what is dear to work out and does not change from one second to the next."""

from collections.abc import Callable, Hashable
from time import monotonic
from typing import Generic, TypeVar

T = TypeVar("T")
_MOST = 2000


class Recent(Generic[T]):
    """Remembers answers for some seconds, in this process."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._answers: dict[Hashable, tuple[float, T]] = {}

    def give(self, key: Hashable, make: Callable[[], T]) -> T:
        """Give the answer that was made for the key a moment ago, else make it."""
        now = monotonic()
        kept = self._answers.get(key)
        if kept and now - kept[0] < self._seconds:
            return kept[1]
        if len(self._answers) >= _MOST:
            self._answers.clear()
        made = make()
        self._answers[key] = now, made
        return made
