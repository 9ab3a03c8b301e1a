"""On which days a branch is open: its weekly hours, less its closing days, less the public holidays it keeps."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache

import holidays
from django.db.models import Q

from leeszaal.branches.models import Branch, ClosingDay, OpeningHours
from leeszaal.common.calendars import Calendar

HORIZON = timedelta(days=366)


@cache
def dutch_public_holidays(year: int) -> frozenset[date]:
    """Give the days on which Dutch public services close (Liberation Day only in its five-yearly years)."""
    return frozenset(holidays.country_holidays("NL", years=year))


def build(weekdays: Iterable[int], closed_on: Iterable[date], keeps_public_holidays: bool, around: date) -> Calendar:
    """Make the calendar that lending rules read, good for a year on either side of a day."""
    years = (around.year - 1, around.year, around.year + 1) if keeps_public_holidays else ()
    free_days = frozenset().union(*(dutch_public_holidays(year) for year in years))
    return Calendar(open_weekdays=frozenset(weekdays), closed_on=free_days | frozenset(closed_on))


def calendar_of(branch: Branch, around: date) -> Calendar:
    """Read a branch's calendar (two statements)."""
    weekdays = OpeningHours.objects.filter(branch=branch).values_list("weekday", flat=True)
    closings = ClosingDay.objects.filter(
        Q(branch=branch) | Q(branch=None), closed_on__range=(around - HORIZON, around + HORIZON)
    ).values_list("closed_on", flat=True)
    return build(weekdays, closings, branch.keeps_public_holidays, around)
