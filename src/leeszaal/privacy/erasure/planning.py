"""The plan before an erasure: what goes now, what must wait and for what, what stays until when and by which duty."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from leeszaal.privacy.claims import Claims, OnRequest, claimed
from leeszaal.privacy.days import later
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure.hanging import hanging_rows
from leeszaal.privacy.erasure.means import Means, Use, means_of_ending
from leeszaal.privacy.erasure.rows import rows_of
from leeszaal.privacy.register import Register


@dataclass(frozen=True, slots=True)
class Line:
    """One way in which some of a person's data end: how many rows, and what holds them.

    ``held_by`` are words of the register for what must be over first; ``duty`` is the activity that must keep them, and
    ``until`` the day on which its term is over (None: its term has not begun). What stays without a duty of its own
    hangs on something that a duty keeps.
    """

    means: Means
    rows: int
    held_by: tuple[str, ...] = ()
    duty: Use | None = None
    until: date | None = None

    @property
    def word(self) -> str:
        """What is done, in the register's word."""
        return self.means.ending.word


@dataclass(frozen=True, slots=True)
class Plan:
    """What an erasure would do today."""

    goes: tuple[Line, ...]
    waits: tuple[Line, ...]
    stays: tuple[Line, ...]


def make_plan(person_id: int, *, on: date, declared: Register | None = None, claims: Claims | None = None) -> Plan:
    """Say what an erasure of a patron would do on a day; nothing is changed."""
    known = claims or claimed()
    goes: list[Line] = []
    waits: list[Line] = []
    stays: list[Line] = []
    for means in means_of_ending(declared or register(), known, on):
        (stays if means.duty else waits).extend(_hanging(means, person_id, known))
        rows = rows_to_end(means, person_id, known)
        if means.duty is not None:
            if count := rows.count():
                stays.append(Line(means, count, duty=means.duty, until=_until(rows, means.duty)))
            continue
        free = without_obstacles(rows, means)
        count, free_count = rows.count(), free.count()
        if free_count:
            goes.append(Line(means, free_count))
        if count > free_count:
            line = Line(means, count - free_count, held_by=_held_by(rows, means))
            (stays if _is_held_by_duty(line) else waits).append(line)
    return Plan(tuple(goes), tuple(waits), tuple(stays))


def _hanging(means: Means, person_id: int, claims: Claims) -> Iterator[Line]:
    for rows, on in hanging_rows(means, person_id, claims):
        yield Line(means, rows.count(), duty=means.duty, until=_until(on, means.duty) if means.duty else None)


def rows_to_end(means: Means, person_id: int, claims: Claims) -> QuerySet[Any]:
    """Give a patron's rows that still hold what is to be ended."""
    return rows_of(means.ending.of, person_id, claims).filter(means.ending.rows)


def without_obstacles(rows: QuerySet[Any], means: Means) -> QuerySet[Any]:
    """Leave out the rows that something holds back even when the person asks."""
    for obstacle in means.obstacles:
        rows = rows.exclude(obstacle.holds)
    return rows


def _is_held_by_duty(line: Line) -> bool:
    """Tell whether all that holds rows back is something that a duty keeps."""
    holding = [obstacle for obstacle in line.means.obstacles if obstacle.word in line.held_by]
    return all(obstacle.on_request is OnRequest.BY_DUTY for obstacle in holding)


def _held_by(rows: QuerySet[Any], means: Means) -> tuple[str, ...]:
    return tuple(obstacle.word for obstacle in means.obstacles if rows.filter(obstacle.holds).exists())


def _until(rows: QuerySet[Any], use: Use) -> date | None:
    last: date | None = rows.annotate(ends=later(use.start.day, use.term.lasts)).aggregate(last=Max("ends"))["last"]
    return last
