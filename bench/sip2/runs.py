"""What came of driving check-outs and check-ins for a while: how many a second, and how long each took."""

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bench.timings import Timings

WARM_SECONDS = 1.0
"""What is left out at the begin of a run, while statements are prepared and pages read."""


class Answer(NamedTuple):
    """One message answered, or one transaction committed: when, and how long it took; in seconds of any clock."""

    at: float
    took: float


@dataclass(frozen=True, slots=True)
class Run:
    """Messages a second, and the spread of their times in milliseconds."""

    rate: float
    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, answers: Iterable[Answer], seconds: float) -> "Run":
        """Take the answers within so many seconds after the warming up; ValueError when there are none."""
        every = sorted(answers)
        begin = every[0].at + WARM_SECONDS if every else 0.0
        timings = Timings.of(one.took for one in every if begin <= one.at < begin + seconds)
        return cls(len(timings.seconds) / seconds, timings.p50, timings.p95, timings.p99)


def middle(runs: Sequence[Run]) -> Run:
    """Give the median of several runs, number by number."""
    return Run(*(statistics.median(getattr(run, name) for run in runs) for name in ("rate", "p50", "p95", "p99")))
