"""Whether a term is over, asked so that the database need not count a day for every row.

A term that lasts so long is over on a day when it started on or before one fixed day. So the moment in the row is
compared with the moment on which that day ends, which costs nothing and can use an index; and a day that many rows have
of the row that they hang on (the end of a membership) is asked once for each of those.

What could go wrong: a row without a starting day is taken for over, where the question is put the other way round. So
each condition here is false for such a row, and never unknown.
"""

from datetime import date, datetime, time, timedelta

from django.db.models import DateField, F, Q, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.db.models.lookups import LessThanOrEqual
from django.utils import timezone

from leeszaal.common.periods import Period
from leeszaal.privacy.claims import Start
from leeszaal.privacy.retention.terms import Rule


def is_over(rule: Rule, on: date) -> Q:
    """Ask for the rows whose term is over on a day: the register's, or an earlier one that the person chose."""
    by_register = _started_by(rule, last_day_over(rule.term.lasts, on))
    return by_register if rule.choice is None else by_register | Q(_by(Cast(rule.choice, DateField()), on))


def last_day_over(lasts: Period, on: date) -> date:
    """Give the last starting day for which a term is over on a day."""
    day = lasts.before(on)
    while lasts.after(day) > on:
        day = date.fromordinal(day.toordinal() - 1)
    while lasts.after(date.fromordinal(day.toordinal() + 1)) <= on:
        day = date.fromordinal(day.toordinal() + 1)
    return day


def _started_by(rule: Rule, last: date) -> Q:
    if rule.shared is None:
        return _day_by(rule.start, last)
    others = rule.shared.of._default_manager.filter(_day_by(rule.shared, last))
    return Q(**{f"{rule.start.via}__in": others.order_by().values("pk")})


def _day_by(start: Start, last: date) -> Q:
    if (moment := _moment(start.day)) is None:
        return Q(_by(start.day, last))
    after = timezone.make_aware(datetime.combine(last + timedelta(days=1), time()))
    return Q(**{f"{moment}__lt": after})


def _moment(day: Combinable) -> str | None:
    """Give the field of which a day is the day, or None when it is no such day."""
    if not isinstance(day, TruncDate):
        return None
    (of,) = day.get_source_expressions()
    return str(of.name) if isinstance(of, F) else None  # type: ignore[attr-defined]  # every F has its name


def _by(day: Combinable, last: date) -> LessThanOrEqual:
    return LessThanOrEqual(Coalesce(day, Value(date.max), output_field=DateField()), last)
