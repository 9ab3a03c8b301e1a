"""Changes to branches: their opening hours and the days they are closed."""

from collections.abc import Iterable
from datetime import date, time
from itertools import pairwise
from typing import NamedTuple

from django.db import transaction

from leeszaal.branches.models import Branch, ClosingDay, OpeningHours


class Stretch(NamedTuple):
    """One stretch of opening hours on a weekday (Monday is 0)."""

    weekday: int
    opens: time
    closes: time


class OverlappingHours(ValueError):
    """Two stretches on one weekday overlap; ``weekday`` tells which."""

    def __init__(self, weekday: int) -> None:
        super().__init__(f"opening hours overlap on weekday {weekday}")
        self.weekday = weekday


@transaction.atomic
def set_opening_hours(branch: Branch, stretches: Iterable[Stretch]) -> None:
    """Replace a branch's weekly opening hours.

    Raises:
        OverlappingHours: when two stretches of one day overlap; nothing is changed.
    """
    ordered = sorted(stretches)
    for earlier, later in pairwise(ordered):
        if earlier.weekday == later.weekday and later.opens < earlier.closes:
            raise OverlappingHours(later.weekday)
    OpeningHours.objects.filter(branch=branch).delete()
    OpeningHours.objects.bulk_create(OpeningHours(branch=branch, **stretch._asdict()) for stretch in ordered)


def close_on(branch: Branch | None, day: date, reason: str) -> ClosingDay:
    """Close one branch, or all of them, on a day; a second time only renews the reason."""
    closing, _ = ClosingDay.objects.update_or_create(branch=branch, closed_on=day, defaults={"reason": reason})
    return closing


def open_again_on(closing: ClosingDay) -> None:
    """Take a closing day back."""
    closing.delete()
