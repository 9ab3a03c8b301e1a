"""The 72 hours in which the supervisor must be told, from the moment the library became aware (article 33(1) GDPR)."""

from collections.abc import Set
from datetime import datetime, timedelta
from enum import StrEnum

REPORT_WITHIN = timedelta(hours=72)
_SOON = timedelta(hours=12)
_HALF = REPORT_WITHIN / 2


class Warned(StrEnum):
    """What the privacy officer is told about a breach that was not reported yet, once each."""

    HALF = "warned half"
    SOON = "warned soon"
    LATE = "warned late"


def left(aware_at: datetime, now: datetime) -> timedelta:
    """Give the time that is left for the report; less than nothing when it is late."""
    return aware_at + REPORT_WITHIN - now


def is_late(aware_at: datetime, now: datetime) -> bool:
    """Tell whether a report now needs the reason for its delay."""
    return left(aware_at, now) < timedelta()


def warning_due(aware_at: datetime, now: datetime, given: Set[str]) -> Warned | None:
    """Give the warning to send now, if any: half the time is over, twelve hours are left, or it is late."""
    rest = left(aware_at, now)
    if rest < timedelta():
        wanted = Warned.LATE
    elif rest <= _SOON:
        wanted = Warned.SOON
    elif rest <= _HALF:
        wanted = Warned.HALF
    else:
        return None
    return None if wanted in given else wanted
