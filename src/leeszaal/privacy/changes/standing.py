"""Which change of the register waits for two people, and until when it may."""

from datetime import date

from django.utils import timezone

from leeszaal.privacy.models import RegisterChange
from leeszaal.privacy.register import Register


def last_agreed() -> RegisterChange | None:
    """Give the register that was agreed to last, its words left until asked for; None before the first opening."""
    return RegisterChange.objects.exclude(agreed_at=None).defer("facts", "differences").first()


def waiting() -> RegisterChange | None:
    """Give the change that waits for two people, or None."""
    return RegisterChange.objects.filter(agreed_at=None, withdrawn_at=None).first()


def last_day(change: RegisterChange, register: Register) -> date:
    """Give the last day on which two people can agree in time, by the days that the library sets itself."""
    return register.library.agreed_within.after(timezone.localdate(change.found_at))


def is_overdue(change: RegisterChange, register: Register, today: date) -> bool:
    """Tell whether a change still waits, or waited, longer than the library gives itself."""
    done = change.agreed_at or change.withdrawn_at
    return (timezone.localdate(done) if done else today) > last_day(change, register)


def overdue_on(register: Register, on: date) -> tuple[int, int]:
    """Count the changes since the library was set up, and of those the ones that wait longer than it gives itself."""
    changes = RegisterChange.objects.filter(number__gt=1).defer("facts", "binding", "differences")
    waits = [one for one in changes if one.agreed_at is None and one.withdrawn_at is None]
    return len(changes), sum(is_overdue(one, register, on) for one in waits)
