"""When a branch is open: today's hours, and the week as people read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from leeszaal.branches.calendars import dutch_public_holidays
from leeszaal.branches.models import Branch, ClosingDay

Stretch = tuple[time, time]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a branch: its hours in order, or none, with the reason when it is an exception."""

    on: date
    hours: tuple[Stretch, ...]
    reason: str = ""
    exception: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A branch with its hours from today on."""

    branch: Branch
    days: tuple[Day, ...]
    open_until: time | None

    @property
    def today(self) -> Day:
        """Give the first of the days."""
        return self.days[0]


def places(branches: Sequence[Branch], closings: Sequence[ClosingDay], now: datetime, days: int = 7) -> list[Place]:
    """Lay out the coming days of each branch; `now` is local time, opening hours are fetched with the branches."""
    return [_place(branch, closings, now, days) for branch in branches]


def _place(branch: Branch, closings: Sequence[ClosingDay], now: datetime, days: int) -> Place:
    ahead = tuple(_day(branch, closings, now.date() + timedelta(days=i)) for i in range(days))
    until = next((closes for opens, closes in ahead[0].hours if opens <= now.time() < closes), None)
    return Place(branch, ahead, until)


def _day(branch: Branch, closings: Sequence[ClosingDay], on: date) -> Day:
    closing = next((c for c in closings if c.closed_on == on and c.branch_id in (None, branch.pk)), None)
    if closing:
        return Day(on, (), closing.reason, exception=True)
    if branch.keeps_public_holidays and on in dutch_public_holidays(on.year):
        return Day(on, (), exception=True)
    hours = sorted((h.opens, h.closes) for h in branch.opening_hours.all() if h.weekday == on.weekday())
    return Day(on, tuple(hours))
