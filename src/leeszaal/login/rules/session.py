"""When a session is over: after a while without a visit, and in the end always."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a session may stand idle, and how long it may last altogether."""

    idle: timedelta
    altogether: timedelta


PATRON = Limits(idle=timedelta(minutes=30), altogether=timedelta(hours=12))
STAFF = Limits(idle=timedelta(minutes=60), altogether=timedelta(hours=8))

SEEN_EVERY = timedelta(minutes=1)
"""A visit is noted at most this often, so that reading pages does not cost a write each."""


def is_over(started_at: datetime, seen_at: datetime, now: datetime, limits: Limits) -> bool:
    """Tell whether a session has ended by now."""
    return now - seen_at >= limits.idle or now - started_at >= limits.altogether


def is_news(seen_at: datetime, now: datetime) -> bool:
    """Tell whether this visit must be noted to keep the session alive."""
    return now - seen_at >= SEEN_EVERY
