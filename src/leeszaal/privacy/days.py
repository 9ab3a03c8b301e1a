"""Days in SQL, for claims: terms are counted in whole days of Amsterdam, whatever moment a row holds."""

from typing import Any

from django.db.models import DateField, Func
from django.db.models.expressions import Combinable
from django.db.models.functions import TruncDate

from leeszaal.common.periods import Period


def day_of(moment: str) -> Combinable:
    """Give the day of a field that holds a moment."""
    return TruncDate(moment)


def later(day: Any, by: Period) -> Combinable:
    """Give the day a period later: months first, then days, as `Period.after` counts."""
    template = f"((%(expressions)s) + make_interval(months => {by.months:d}, days => {by.days:d}))::date"
    return Func(day, template=template, output_field=DateField())


def days_later(day: Any, count: Any) -> Combinable:
    """Give the day that lies a number of days later, where that number stands in the row; null without one."""
    return Func(day, count, template="(%(expressions)s)", arg_joiner=" + ", output_field=DateField())


def end_of_year(day: Any) -> Combinable:
    """Give 31 December of a day's year: the end of the book year."""
    template = "make_date(extract(year FROM (%(expressions)s))::int, 12, 31)"
    return Func(day, template=template, output_field=DateField())
