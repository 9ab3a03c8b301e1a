"""When each branch is open, and moments within its hours; all before today, so that nothing lies in the future."""

import random
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from leeszaal.branches.calendars import dutch_public_holidays
from leeszaal.branches.models import Branch, ClosingDay, OpeningHours
from leeszaal.common.calendars import Calendar, is_open

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_YEARS_BACK, _YEARS_ON = 4, 2


class Days:
    """The calendars of all branches, asked very often: the first open day after each day is looked up once."""

    def __init__(
        self, branches: Iterable[Branch], hours: Iterable[OpeningHours], closings: Iterable[ClosingDay], today: date
    ) -> None:
        self.today = today
        self._hours = {(one.branch_id, one.weekday): (one.opens, one.closes) for one in hours}
        shut = [(one.branch_id, one.closed_on) for one in closings]
        self.calendars = {branch.pk: self._calendar(branch, shut) for branch in branches}
        self._next_open = {key: _next_open(calendar, today) for key, calendar in self.calendars.items()}

    def _calendar(self, branch: Branch, shut: list[tuple[int | None, date]]) -> Calendar:
        years = range(self.today.year - _YEARS_BACK, self.today.year + _YEARS_ON + 1)
        free = frozenset().union(*(dutch_public_holidays(year) for year in years))
        own = frozenset(day for key, day in shut if key in (None, branch.pk))
        weekdays = frozenset(weekday for key, weekday in self._hours if key == branch.pk)
        return Calendar(weekdays, own | (free if branch.keeps_public_holidays else frozenset()))

    def open_on_or_after(self, branch: int, day: date) -> date:
        """Give this day when the branch is open, else the first open day after it."""
        return self._next_open[branch][day]

    def last_open_before(self, branch: int, day: date) -> date:
        """Give the last day before this one on which the branch was open."""
        while True:
            day -= timedelta(days=1)
            if is_open(day, self.calendars[branch]):
                return day

    def moment(self, branch: int, day: date, chance: random.Random) -> datetime:
        """Give a moment within the opening hours of an open day, never the last five minutes."""
        opens, closes = self._hours[branch, day.weekday()]
        minutes = (closes.hour - opens.hour) * 60 - 5
        start = datetime.combine(day, opens, AMSTERDAM)
        return start + timedelta(minutes=chance.randrange(minutes), seconds=chance.randrange(60))


def _next_open(calendar: Calendar, today: date) -> dict[date, date]:
    first = date(today.year - _YEARS_BACK + 1, 1, 1)
    day = date(today.year + _YEARS_ON, 1, 1)
    found, known = day, {}
    while day >= first:
        if is_open(day, calendar):
            found = day
        known[day] = found
        day -= timedelta(days=1)
    return known


def at(day: date, hour: int) -> datetime:
    """Give the full hour on a day, in Dutch time."""
    return datetime.combine(day, time(hour), AMSTERDAM)
