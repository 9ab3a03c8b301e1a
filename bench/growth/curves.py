"""What is followed as the library grows: a few figures of other parts, and the disk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bench.figures import Figure, Goal, measured, ratio
from bench.parts import CannotMeasure

GIB = 2**30


@dataclass(frozen=True, slots=True)
class Point:
    """A figure in a library of that many records, and its limit there when it has one."""

    records: int
    value: float
    limit: float | None


@dataclass(frozen=True, slots=True)
class Curve:
    """One figure at each size, smallest first; `goal` compares the largest library with the smallest."""

    name: str
    unit: str
    points: tuple[Point, ...]
    goal: Goal

    def figures(self) -> Iterable[Figure]:
        """Give the figure at each size beside that of the smallest library, with the goal on the largest."""
        first, last = self.points[0], self.points[-1]
        for point in self.points:
            yield measured(
                "growth",
                f"{self.name}, {point.records:,} records",
                point.value,
                self.unit,
                limit=first.value if point is not first else None,
                goal=self.goal if point is last and point is not first else None,
                note=f"limit: with {first.records:,} records" if point is last and point is not first else "",
            )


_FOLLOWED = (
    ("sip2", "8 terminals, check-outs and check-ins", ratio("at least", 0.7)),
    ("search", "page over HTTP, p95", ratio("at most", 4)),
    ("search", "suggestions, p95", ratio("at most", 4)),
)


def curves(seen: Mapping[int, Sequence[Figure]], bytes_on_disk: Mapping[int, int]) -> list[Curve]:
    """Draw the followed figures and the disk out of what was measured at each number of records."""
    found = [_curve(part, what, goal, seen) for part, what, goal in _FOLLOWED]
    smallest, largest = min(bytes_on_disk), max(bytes_on_disk)
    in_step = ratio("at most", largest / smallest)
    points = tuple(Point(records, size / GIB, None) for records, size in sorted(bytes_on_disk.items()))
    return [*found, Curve("disk, with the search index", "GiB", points, in_step)]


def _curve(part: str, what: str, goal: Goal, seen: Mapping[int, Sequence[Figure]]) -> Curve:
    points = []
    unit = ""
    for records, figures in sorted(seen.items()):
        one = next((figure for figure in figures if (figure.part, figure.what) == (part, what)), None)
        if one is None:
            raise CannotMeasure(f"the part {part} does not tell '{what}'")
        unit = one.unit
        points.append(Point(records, one.figure, one.limit))
    return Curve(what, unit, tuple(points), goal)
