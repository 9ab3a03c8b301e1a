"""What bringing something back too late costs. Days on which the branch is closed are free."""

from datetime import date

from leeszaal.circulation.rules.terms import Terms
from leeszaal.common.calendars import Calendar, open_days_between


def late_days(due_on: date, returned_on: date, calendar: Calendar) -> int:
    """Count the days too late: the days after the due day, the day of return included, on which the branch is open."""
    return open_days_between(due_on, returned_on, calendar)


def overdue_cents(days_late: int, terms: Terms) -> int:
    """Give the overdue charge in cents.

    Within the days of grace nothing is due; beyond them every late day counts, up to the maximum.
    """
    if days_late <= terms.overdue_grace_days:
        return 0
    return min(days_late * terms.overdue_cents_per_day, terms.overdue_max_cents)
