"""Writing a training down: from that moment a staff member may see data of members.

What could go wrong: somebody lets themselves in. So another person writes it down; only where nobody else can, as in a
library that has just begun, may somebody write down their own.
"""

from datetime import date, datetime

from django.utils import timezone

from leeszaal.common.periods import Period
from leeszaal.privacy.models import Training
from leeszaal.privacy.register import Register
from leeszaal.privacy.training.problems import Problem, TrainingError


def lasts(register: Register) -> Period:
    """Give how long a training counts, as the library set it (``training_lasts``)."""
    return Period.parse(register.library.training_lasts)


def counts_until(register: Register, given_on: date) -> date:
    """Give the last day on which a training counts."""
    return lasts(register).after(given_on)


def record(
    staff_id: int,
    course: str,
    given_on: date,
    *,
    by: int,
    register: Register,
    others_can: bool,
    now: datetime,
    certificate: str = "",
) -> Training:
    """Write down that a staff member followed a course; ``others_can`` tells whether somebody else could write it.

    Raises TrainingError with every problem found.
    """
    today, problems = timezone.localdate(now), dict[str, Problem]()
    if staff_id == by and others_can:
        problems["staff_id"] = Problem.OWN
    if wrong := _wrong_day(given_on, register, today):
        problems["given_on"] = wrong
    if problems:
        raise TrainingError(problems)
    return Training.objects.create(
        staff_id=staff_id,
        course=course,
        given_on=given_on,
        valid_until=counts_until(register, given_on),
        certificate=certificate,
        recorded_by=by,
        recorded_at=now,
    )


def _wrong_day(given_on: date, register: Register, today: date) -> Problem | None:
    if given_on > today:
        return Problem.LATER
    return Problem.TOO_LONG_AGO if counts_until(register, given_on) < today else None
