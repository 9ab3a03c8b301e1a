"""Who plays in the samples, and when: members beyond the cast, staff by log-in, moments counted back from today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leeszaal.common.actor import Actor
from leeszaal.common.periods import add_months
from leeszaal.patrons.models import Card, Patron
from leeszaal.privacy.register import Register
from leeszaal.site.demo.lending.days import at
from leeszaal.site.demo.people.cast import SIZE as CAST_SIZE
from leeszaal.site.demo.people.staff import COLLEAGUES

_GROWN_MONTHS = 12 * 18
_MOST = 150
"""So many members at most have a part."""
NUMBERS = {colleague.login: number for number, colleague in enumerate(COLLEAGUES, start=1)}
OFFICER, MANAGER, CLERK = NUMBERS["privacy"], NUMBERS["beheer"], NUMBERS["balie"]


@dataclass(frozen=True, slots=True)
class Stage:
    """What all samples share: seed, today, the moment of making, the register, and members who have no part yet."""

    seed: int
    today: date
    now: datetime
    register: Register
    members: Iterator[Patron]

    def ago(self, days: int, hour: int = 10) -> datetime:
        """Give a full hour so many days ago; one day at least, so that nothing lies ahead."""
        return at(self.today - timedelta(days=days), hour)

    def day(self, ahead: int) -> date:
        """Give the day so many days from today; less than none lies behind."""
        return self.today + timedelta(days=ahead)

    def member(self) -> Patron:
        """Give the next grown member who has no part yet."""
        return next(self.members)


def staff(number: int) -> Actor:
    """Give a staff member who works at a desk of the first branch."""
    return Actor("staff", number, COLLEAGUES[number - 1].branch, "desk")


def reader(patron: Patron) -> Actor:
    """Give a member on the own page."""
    return Actor("patron", patron.pk, None, "web")


def members_beyond_the_cast(today: date) -> Iterator[Patron]:
    """Give grown members with a card and an e-mail address whom nobody logs in as, in order."""
    grown = Patron.objects.filter(pk__gt=CAST_SIZE, state=Patron.State.ACTIVE, born_on__lte=_born_by(today))
    reached = grown.exclude(email="").filter(cards__state=Card.State.ACTIVE)
    return iter(reached.order_by("pk").distinct()[:_MOST])


def _born_by(today: date) -> date:
    return add_months(today, -_GROWN_MONTHS)
