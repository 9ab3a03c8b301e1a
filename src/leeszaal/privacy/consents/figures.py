"""How many said yes and no, for who supervises: counts only, and no count so small that it points at people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count
from django.db.models.functions import TruncMonth

from leeszaal.common.periods import add_months
from leeszaal.privacy.consents.standing import last_lines, standing_lines
from leeszaal.privacy.models import ConsentLine

SMALLEST = 10
"""A count below this is not shown; none at all is."""
MONTHS = 12
What = ConsentLine.What


@dataclass(frozen=True, slots=True)
class Standing:
    """How an activity stands: who says yes now, who must still confirm, who took it back. None: too few to show."""

    yes: int | None
    asked: int | None
    no: int | None


def shown(count: int) -> int | None:
    """Give a count, or None when it is so small that it could point at people."""
    return count if count == 0 or count >= SMALLEST else None


def standing_of(activity: str) -> Standing:
    """Count how an activity stands now."""
    last = Counter(last_lines().filter(activity=activity).values_list("what", flat=True))
    return Standing(shown(standing_lines(activity).count()), shown(last[What.ASKED]), shown(last[What.WITHDRAWN]))


def by_month(activity: str, today: date) -> Mapping[str, Mapping[date, int]]:
    """Count for each of the last twelve months how often yes and no were said; small counts are left out."""
    first = add_months(today.replace(day=1), 1 - MONTHS)
    said = ConsentLine.objects.filter(activity=activity, at__date__gte=first)
    rows = said.annotate(month=TruncMonth("at")).values("month", "what").annotate(lines=Count("pk")).order_by()
    return _laid_out((row["what"], row["month"], row["lines"]) for row in rows)


def months(today: date) -> tuple[date, ...]:
    """Give the first days of the last twelve months, the oldest first."""
    this = today.replace(day=1)
    return tuple(add_months(this, back - MONTHS + 1) for back in range(MONTHS))


def _laid_out(rows: Iterable[tuple[str, datetime, int]]) -> dict[str, dict[date, int]]:
    counts: dict[str, dict[date, int]] = {What.GIVEN: {}, What.WITHDRAWN: {}}
    for what, month, lines in rows:
        if what in counts and shown(lines):
            counts[what][month.date()] = lines
    return counts
