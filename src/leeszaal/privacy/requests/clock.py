"""By when a request must be answered: within one month, or three when extended in time (article 12(3) GDPR).

The month is counted as Regulation (EEC, Euratom) 1182/71 says: it ends on the day with the same date a month later,
or on that month's last day when there is no such date (article 3(2)(c)); and where that is a Saturday, a Sunday or a
public holiday, on the next working day (article 3(4)). What libraries promise is stricter than the law, which counts
from receipt: the clock starts on the date of the letter when that is earlier, and nothing ever sets it back.
"""

from collections.abc import Callable, Set
from datetime import date, timedelta
from enum import StrEnum

from leeszaal.common.periods import Period

ANSWER_WITHIN = Period(months=1)
ANSWER_WITHIN_WHEN_EXTENDED = Period(months=3)
SOON = timedelta(days=7)

IsHoliday = Callable[[date], bool]


class Urgency(StrEnum):
    """How much time is left for an answer."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"


class Reminder(StrEnum):
    """What is told about a request that is not answered yet, once each: when it is late, also to the management."""

    WEEK_LEFT = "week_left"
    LAST_DAY = "last_day"
    OVERDUE = "overdue"


def begins_on(received_on: date, dated_on: date | None) -> date:
    """Give the day from which the month counts: the letter's date or the day of receipt, whichever is earlier."""
    return received_on if dated_on is None else min(received_on, dated_on)


def answer_by(begun_on: date, is_holiday: IsHoliday) -> date:
    """Give the last day for an answer."""
    return _working_day(ANSWER_WITHIN.after(begun_on), is_holiday)


def answer_by_when_extended(begun_on: date, is_holiday: IsHoliday) -> date:
    """Give the last day for an answer after an extension by two further months, counted from the same beginning."""
    return _working_day(ANSWER_WITHIN_WHEN_EXTENDED.after(begun_on), is_holiday)


def urgency(due_on: date, today: date) -> Urgency:
    """Tell how urgent an open request is."""
    if due_on < today:
        return Urgency.OVERDUE
    if due_on == today:
        return Urgency.TODAY
    return Urgency.SOON if due_on - today <= SOON else Urgency.LATER


def reminder_due(due_on: date, today: date, given: Set[Reminder]) -> Reminder | None:
    """Give the reminder to send today, if any: none is given twice, and a later one makes up for those before it."""
    if due_on < today:
        wanted = Reminder.OVERDUE
    elif due_on == today:
        wanted = Reminder.LAST_DAY
    elif due_on - today <= SOON:
        wanted = Reminder.WEEK_LEFT
    else:
        return None
    return None if wanted in given else wanted


def _working_day(day: date, is_holiday: IsHoliday) -> date:
    while day.isoweekday() > 5 or is_holiday(day):
        day += timedelta(days=1)
    return day
