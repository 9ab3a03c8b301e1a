"""Data go to a partner, or come from one, only under an agreement that is in force (articles 26, 28)."""

from collections.abc import Iterator
from datetime import date

from leeszaal.privacy.register import Problem, Register


def partner_problems(register: Register, today: date) -> Iterator[Problem]:
    """Give every activity with a partner whose agreement has not begun or is over."""
    for activity in register.activities.values():
        for partner in register.partners_of(activity):
            if not partner.in_force_on(today):
                remedy = "make a new agreement and write its days there, or take the partner out of the activity"
                what = f"the agreement with {partner.key} ({partner.file}) is not in force on {today}"
                yield Problem(activity.place("recipients"), what, remedy)
