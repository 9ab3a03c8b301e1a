"""Whether the statement changed lately, for the banner on every public page: looked up once a minute, not per page.

A process may so tell of a change a minute late, and the banner costs a page nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from leeszaal.privacy.access import acting_as
from leeszaal.privacy.models import StatementVersion

DAYS = 30
"""How many days the banner stands on every public page."""

_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class News:
    """A change of the statement that is still news: which version, since when and until when it is told."""

    number: int
    published_at: datetime
    until: datetime


@dataclass(slots=True)
class _Known:
    news: News | None = None
    looked_at: float | None = None


_known = _Known()


def news(now: datetime) -> News | None:
    """Give the latest change while it is news; the first version is no change."""
    if _known.looked_at is None or monotonic() - _known.looked_at > _SECONDS:
        know(_look())
    found = _known.news
    return found if found is not None and now < found.until else None


def forget() -> None:
    """Look again at the next page."""
    _known.looked_at = None


def know(found: News | None) -> None:
    """Take this for what there is, for a minute."""
    _known.news, _known.looked_at = found, monotonic()


def _look() -> News | None:
    with acting_as("public"):
        row = StatementVersion.objects.filter(number__gt=1).values_list("number", "published_at").first()
    return News(row[0], row[1], row[1] + timedelta(days=DAYS)) if row else None
