"""Days on which a branch is open. Plain data: who knows the holidays hands them over as closed dates."""

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_HORIZON_DAYS = 366


@dataclass(frozen=True, slots=True)
class Calendar:
    """The open weekdays of a branch (Monday is 0) and the dates on which it is closed nevertheless."""

    open_weekdays: frozenset[int]
    closed_on: frozenset[date] = frozenset()


ALWAYS_OPEN = Calendar(open_weekdays=frozenset(range(7)))


def is_open(day: date, calendar: Calendar) -> bool:
    """Tell whether the branch opens its doors on this day."""
    return day.weekday() in calendar.open_weekdays and day not in calendar.closed_on


def first_open_day(day: date, calendar: Calendar) -> date:
    """Give this day when the branch is open, else the first open day after it.

    A branch that stays closed for a year (a depot, or hours not filled in yet) gives the day itself back.
    """
    return _seek(day, _DAY, calendar) or day


def last_open_day(day: date, calendar: Calendar, not_before: date) -> date | None:
    """Give this day when the branch is open, else the last open day before it, but never one before `not_before`."""
    found = _seek(day, -_DAY, calendar)
    return found if found is not None and found >= not_before else None


def open_days_between(start: date, end: date, calendar: Calendar) -> int:
    """Count the open days after `start` up to and including `end`; none when `end` is not after `start`."""
    days = (end - start).days
    return sum(is_open(start + timedelta(days=n), calendar) for n in range(1, days + 1))


def _seek(day: date, step: timedelta, calendar: Calendar) -> date | None:
    for _ in range(_HORIZON_DAYS):
        if is_open(day, calendar):
            return day
        day += step
    return None
