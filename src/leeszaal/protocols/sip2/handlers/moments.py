"""Between the clocks of machines, which say local time without a zone, and ours."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from django.utils import timezone

from leeszaal.protocols.sip2.codec.dates import write_date

LONGEST_LOAN = timedelta(days=366)
"""A due day that a machine without connection promised is kept when it lies within this."""


def local(now: datetime) -> datetime:
    """Give a moment as a machine reads it: local time, without a zone, in whole seconds."""
    return _local(int(now.timestamp()))


@lru_cache(maxsize=64)
def _local(second: int) -> datetime:
    """Work out one second for all machines that are answered in it."""
    return timezone.localtime(datetime.fromtimestamp(second, UTC)).replace(tzinfo=None)


def moment(told: datetime | None, now: datetime) -> datetime:
    """Give the moment that a machine told, never later than now; now when it told none."""
    if told is None:
        return now
    aware = timezone.make_aware(told) if timezone.is_naive(told) else told
    return min(aware, now)


def promised_day(told: datetime | None, done_at: datetime) -> date | None:
    """Give the due day that a machine without connection told a patron, or None when it cannot be meant."""
    if told is None:
        return None
    day = told.date() if timezone.is_naive(told) else timezone.localdate(told)
    done_on = timezone.localdate(done_at)
    return day if done_on <= day <= done_on + LONGEST_LOAN else None


@lru_cache(maxsize=1024)
def due_text(day: date | None) -> str:
    """Write a due day (AH) as most machines can read it: eighteen signs, a minute before midnight."""
    return write_date(datetime.combine(day, time(23, 59))) if day else ""
