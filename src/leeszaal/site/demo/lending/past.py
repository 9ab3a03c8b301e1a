"""Two years of loans, copy by copy: popular copies go out again soon, others stand for long; some come back late.

How many loans a month sees follows the libraries of LibrariesWest (open data, 2019-2020): summers are busy, December
is quiet.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leeszaal.circulation.models import Loan
from leeszaal.site.demo.lending.borrowers import Borrowers
from leeszaal.site.demo.lending.copies import Copy
from leeszaal.site.demo.lending.days import Days, at
from leeszaal.site.demo.lending.terms import HouseTerms
from leeszaal.site.demo.people.person import Person

HISTORY_DAYS = 730
_MONTHS = (0.94, 0.97, 0.95, 0.93, 0.92, 1.0, 1.15, 1.28, 0.95, 1.0, 0.93, 0.72)
_BUSIEST = max(_MONTHS)
_LOANS_A_YEAR = 1.05
GIVEN_UP_AFTER_DAYS = 64


class Past:
    """Lends each copy again and again until today; a loan that is not back by then is open."""

    def __init__(self, days: Days, terms: HouseTerms, borrowers: Borrowers, chance: random.Random) -> None:
        self._days = days
        self._terms = terms
        self._borrowers = borrowers
        self._chance = chance

    def loans(self, copies: Iterable[Copy]) -> Iterator[tuple[Copy, Loan, Person]]:
        """Give every loan of these copies, copy by copy, in the order of time."""
        for copy in copies:
            if copy.item.is_lendable:
                yield from self._loans_of(copy)

    def _loans_of(self, copy: Copy) -> Iterator[tuple[Copy, Loan, Person]]:
        acquired_on = copy.item.acquired_on or self._days.today
        day = max(self._days.today - timedelta(days=HISTORY_DAYS), acquired_on + timedelta(days=1))
        per_year = _LOANS_A_YEAR * min(copy.popularity, 12) ** 0.7 * self._chance.paretovariate(1.9) * 0.6
        while True:
            day += timedelta(days=max(1, round(self._chance.expovariate(per_year * _BUSIEST / 365))))
            if day >= self._days.today:
                return
            if self._chance.random() > _MONTHS[day.month - 1] / _BUSIEST:
                continue
            lent = self._lend(copy, day)
            if lent is None:
                continue
            yield copy, *lent
            if lent[0].returned_at is None:
                return
            if lent[0].ending == Loan.Ending.LOST:
                return
            day = lent[0].returned_at.date()

    def _lend(self, copy: Copy, day: date) -> tuple[Loan, Person] | None:
        day = self._days.open_on_or_after(copy.item.branch_id, day)
        person = self._borrowers.draw(copy, day, with_cast=True) if day < self._days.today else None
        if person is None:
            return None
        loan = self.lend(copy, person, day)
        self._live(loan, _draw_fate(self._chance))
        if person.role and loan.returned_at is None:
            self.bring_back(loan)
        return loan, person

    def lend(self, copy: Copy, person: Person, day: date) -> Loan:
        """Make the loan of a copy on an open day."""
        branch, material = copy.item.branch_id, copy.item.material_type
        terms = self._terms.terms(branch, person.category, material)
        return Loan(
            item_id=copy.item.pk,
            patron_id=person.id,
            branch_id=branch,
            category_id=person.category,
            material_type=material,
            checked_out_at=self._days.moment(branch, day, self._chance),
            due_on=self._terms.due_on(branch, terms, day),
        )

    def renew(self, loan: Loan, day: date) -> None:
        """Make a loan longer, counted from a day; who comes too early, or too often, gets nothing."""
        terms = self._terms.terms(loan.branch_id, loan.category_id, loan.material_type)
        due_on = self._terms.due_on(loan.branch_id, terms, day)
        if due_on > loan.due_on and loan.renewals < terms.max_renewals:
            loan.due_on, loan.renewals = due_on, loan.renewals + 1
            loan.renewed_at = at(day, 20) + timedelta(minutes=self._chance.randrange(120))

    def bring_back(self, loan: Loan) -> None:
        """End an open loan on the last day the branch was open, or right after it was made."""
        day = self._days.last_open_before(loan.branch_id, self._days.today)
        self._end(loan, max(self._days.moment(loan.branch_id, day, self._chance), loan.checked_out_at))

    def _live(self, loan: Loan, fate: "_Fate") -> None:
        """Let the loan be renewed and come back, or be given up, as far as that happened before today."""
        for _ in range(fate.renewals):
            day = loan.due_on - timedelta(days=self._chance.randint(1, 4))
            if loan.checked_out_at.date() < day < self._days.today:
                self.renew(loan, day)
        if fate.is_lost:
            self._give_up(loan)
            return
        day = self._days.open_on_or_after(loan.branch_id, fate.wanted_on(loan))
        if day < self._days.today:
            back_at = self._days.moment(loan.branch_id, day, self._chance)
            self._end(loan, max(back_at, loan.renewed_at or loan.checked_out_at))

    def _give_up(self, loan: Loan) -> None:
        """The library gives up what has not come back two months after its day."""
        given_up_on = loan.due_on + timedelta(days=GIVEN_UP_AFTER_DAYS)
        if given_up_on < self._days.today:
            loan.returned_at, loan.ending = at(given_up_on, 9), Loan.Ending.LOST

    def _end(self, loan: Loan, back_at: datetime) -> None:
        loan.returned_at, loan.return_branch_id, loan.ending = back_at, loan.branch_id, Loan.Ending.RETURNED


@dataclass(frozen=True, slots=True)
class _Fate:
    """What will become of a loan: how often it is renewed, when it comes back, or that it never does."""

    renewals: int
    part_kept: float
    days_late: int
    is_lost: bool

    def wanted_on(self, loan: Loan) -> date:
        """Give the day on which somebody means to bring it back."""
        if self.days_late:
            return loan.due_on + timedelta(days=self.days_late)
        lent_on = loan.checked_out_at.date()
        return lent_on + timedelta(days=max(1, round((loan.due_on - lent_on).days * self.part_kept)))


def _draw_fate(chance: random.Random) -> _Fate:
    renewals = chance.choices((0, 1, 2, 3), (76, 16, 6, 2))[0]
    luck = chance.random()
    days_late = chance.randint(1, 6) if luck < 0.08 else chance.randint(7, 58) if luck < 0.11 else 0
    return _Fate(renewals, 1.0 if renewals else chance.uniform(0.2, 1.0), days_late, luck > 0.9985)
