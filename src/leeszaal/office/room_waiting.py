"""What waits for a decision, put in order: what is over its last day, then by that day, then what has none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone

from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.requests.clock import Urgency, urgency


@dataclass(frozen=True, slots=True)
class Line:
    """A kind of matter that waits; ``address`` is empty for who may not decide it."""

    key: str
    says: Any
    count: int
    due_on: date | None
    urgency: Urgency
    address: str


def lines(decisions: Iterable[Decision], now: datetime, *, is_officer: bool) -> list[Line]:
    """Give what waits, the most urgent first."""
    today = timezone.localdate(now)
    found = [(decision, decision.look(now)) for decision in decisions]
    waiting = [_line(decision, waits, today, is_officer) for decision, waits in found if waits.count]
    return sorted(waiting, key=lambda line: (line.due_on or date.max, line.key))


def _line(decision: Decision, waits: Waiting, today: date, is_officer: bool) -> Line:
    may = is_officer or not decision.officer_only
    return Line(
        key=decision.key,
        says=decision.says,
        count=waits.count,
        due_on=waits.due_on,
        urgency=urgency(waits.due_on, today) if waits.due_on else Urgency.LATER,
        address=reverse(decision.page) if may else "",
    )
