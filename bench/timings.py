"""How long many askings took, and how that is told."""

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timings:
    """Durations in seconds, shortest first."""

    seconds: tuple[float, ...]

    @classmethod
    def of(cls, seconds: Iterable[float]) -> "Timings":
        """Take durations in any order. Raises ValueError when there are none."""
        found = tuple(sorted(seconds))
        if not found:
            raise ValueError("nothing was timed")
        return cls(found)

    def percentile(self, share: float) -> float:
        """Give the shortest duration, in milliseconds, that so large a share did not exceed (nearest rank)."""
        rank = max(1, math.ceil(share * len(self.seconds)))
        return self.seconds[rank - 1] * 1_000

    @property
    def p50(self) -> float:
        """The middle one, in milliseconds."""
        return self.percentile(0.5)

    @property
    def p95(self) -> float:
        """What nineteen in twenty stay under, in milliseconds."""
        return self.percentile(0.95)

    @property
    def p99(self) -> float:
        """What ninety-nine in a hundred stay under, in milliseconds."""
        return self.percentile(0.99)
