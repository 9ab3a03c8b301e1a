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
        """Give the answer that was kept for the key a moment ago, else make it and keep it."""
        kept = self.recall(key)
        return self.keep(key, make()) if kept is None else kept

    def recall(self, key: Hashable) -> T | None:
        """Give the answer that was kept for the key a moment ago, if there is one."""
        kept = self._answers.get(key)
        return kept[1] if kept and monotonic() - kept[0] < self._seconds else None

    def keep(self, key: Hashable, answer: T) -> T:
        """Keep an answer for some seconds, and give it back."""
        if len(self._answers) >= _MOST:
            self._answers.clear()
        self._answers[key] = monotonic(), answer
        return answer
