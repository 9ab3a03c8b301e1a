"""A figure with its limit beside it, and the goal that it has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Goal:
    """What must hold: of the ratio of figure and limit, or of the figure itself, in its unit."""

    about: Literal["ratio", "figure"]
    compare: Literal["at least", "at most", "under"]
    value: float
    unit: str = ""

    def is_met(self, figure: float, ratio: float | None) -> bool:
        """Tell whether the goal is reached. Raises ValueError when it asks for a ratio and there is none."""
        seen = ratio if self.about == "ratio" else figure
        if seen is None:
            raise ValueError(f"the goal '{self}' needs a limit to compare with")
        if self.compare == "at least":
            return seen >= self.value
        return seen <= self.value if self.compare == "at most" else seen < self.value

    def __str__(self) -> str:
        of = "times the limit" if self.about == "ratio" else self.unit
        value = f"{self.value:,.3f}".rstrip("0").rstrip(".")
        return f"{self.compare} {value} {of}".rstrip()


def ratio(compare: Literal["at least", "at most", "under"], value: float) -> Goal:
    """Make a goal for the ratio of figure and limit."""
    return Goal("ratio", compare, value)


def figure(compare: Literal["at least", "at most", "under"], value: float, unit: str) -> Goal:
    """Make a goal for the figure itself."""
    return Goal("figure", compare, value, unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of the table: our figure, the limit measured in the same run, and whether the goal is met.

    `limit` and `ratio` (figure divided by limit) are None where nothing bounds the figure, `goal` is "" and `met`
    None where none was set. `note` says how the figure came about.
    """

    part: str
    what: str
    figure: float
    limit: float | None
    ratio: float | None
    goal: str
    met: bool | None
    unit: str
    note: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Give it as JSON wants it, with no more digits than were measured."""
        return {
            "part": self.part,
            "what": self.what,
            "figure": rounded(self.figure),
            "limit": rounded(self.limit),
            "ratio": rounded(self.ratio),
            "goal": self.goal,
            "met": self.met,
            "unit": self.unit,
            "note": self.note,
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> "Figure":
        """Read it back from what `as_dict` gave."""
        return cls(**values)


def measured(
    part: str,
    what: str,
    value: float,
    unit: str,
    *,
    limit: float | None = None,
    goal: Goal | None = None,
    note: str = "",
) -> Figure:
    """Put a measured value beside its limit (in the same unit) and its goal."""
    share = value / limit if limit else None
    met = goal.is_met(value, share) if goal else None
    words = str(goal) if goal else ""
    return Figure(
        part=part, what=what, figure=value, limit=limit, ratio=share, goal=words, met=met, unit=unit, note=note
    )


def rounded(value: float | None) -> float | None:
    """Keep four digits that count."""
    return None if value is None else float(f"{value:.{_DIGITS}g}")
