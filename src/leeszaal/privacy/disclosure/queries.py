"""Questions about the ledger, for who watches over it: what left, without whom it was about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import TruncDate

from leeszaal.privacy.models import Disclosure


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for; what is empty does not matter. ``first`` and ``last`` are days, both included."""

    first: date | None = None
    last: date | None = None
    recipient: str = ""
    activity: str = ""


@dataclass(frozen=True, slots=True)
class Departure:
    """What left at one moment on one matter: about how many people, how it went, and until when it is kept silent."""

    at: datetime
    matter_id: int
    people: int
    outcome: str
    sealed_until: date | None


def lines_found(search: Search) -> QuerySet[Disclosure]:
    """Give the lines that are looked for."""
    asked = Q()
    if search.first:
        asked &= Q(day__gte=search.first)
    if search.last:
        asked &= Q(day__lte=search.last)
    if search.recipient:
        asked &= Q(matter__recipient=search.recipient)
    if search.activity:
        asked &= Q(matter__activity=search.activity)
    return Disclosure.objects.annotate(day=TruncDate("at")).filter(asked)


def departures(search: Search) -> QuerySet[Disclosure, Any]:
    """Give what left, the latest first, as rows with the fields of a `Departure`."""
    grouped = lines_found(search).values("at", "matter_id", "outcome")
    return grouped.annotate(people=Count("pk"), sealed_until=Max("sealed_until")).order_by("-at", "matter_id")


def counts_by_recipient(search: Search) -> Mapping[str, int]:
    """Count the lines for each recipient, the most first."""
    counted = lines_found(search).values("matter__recipient").annotate(lines=Count("pk")).order_by("-lines")
    return {row["matter__recipient"]: row["lines"] for row in counted}
