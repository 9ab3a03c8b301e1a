"""Where everything is today: which copies are out, who has how many, and which holds, journeys and states there are."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime

from leeszaal.catalogue.models import ItemStatus
from leeszaal.circulation.models import Hold, Loan, Transit
from leeszaal.site.demo.lending.copies import Copy
from leeszaal.site.demo.lending.past import Past
from leeszaal.site.demo.lending.terms import HouseTerms
from leeszaal.site.demo.people.person import Person


def borrower_id(loan: Loan) -> int:
    """Give who has or had the copy. Raises LookupError when that was forgotten."""
    if loan.patron_id is None:
        raise LookupError("nobody is known to have lent this")
    return int(loan.patron_id)


class Desk:
    """Keeps copies, loans, holds and journeys in step, and nobody above a limit."""

    def __init__(self, copies: list[Copy], past: Past, terms: HouseTerms) -> None:
        self.copies = {copy.item.pk: copy for copy in copies}
        self.loans: list[Loan] = []
        self.holds: list[Hold] = []
        self.transits: list[Transit] = []
        self._past = past
        self._terms = terms
        self._open: Counter[int] = Counter()
        self._open_of_material: Counter[tuple[int, str]] = Counter()
        self._touched: set[tuple[int, int]] = set()

    def take_over(self, copy: Copy, loan: Loan, person: Person) -> None:
        """Book a loan of the past; one that would break a limit today was brought back in time."""
        if loan.returned_at is None and not self.may_take(person, copy):
            self._past.bring_back(loan)
        self._book(copy, loan, person.id)

    def lend(self, copy: Copy, person: Person, day: date) -> Loan:
        """Lend a free copy on an open day before today."""
        loan = self._past.lend(copy, person, day)
        self._book(copy, loan, person.id)
        return loan

    def renew(self, loan: Loan, day: date) -> None:
        """Make an open loan longer, counted from a day."""
        self._past.renew(loan, day)
        self.copies[loan.item_id].item.due_on = loan.due_on

    def may_take(self, person: Person, copy: Copy) -> bool:
        """Tell whether one more open loan keeps the person within the limits, and is of another title."""
        item = copy.item
        terms = self._terms.terms(item.branch_id, person.category, item.material_type)
        return (
            terms.lendable
            and self._open[person.id] < terms.max_loans
            and self._open_of_material[person.id, item.material_type] < terms.max_loans_of_material
            and not self.knows(person, copy.item.record_id)
        )

    def knows(self, person: Person, record_id: int) -> bool:
        """Tell whether the person has this title at home or waits for it."""
        return (person.id, record_id) in self._touched

    def free(self, fits: Callable[[Copy], bool]) -> Iterator[Copy]:
        """Give the free copies that fit, in their order."""
        return (copy for copy in self.copies.values() if copy.is_free and fits(copy))

    def hold(self, hold: Hold, person: Person) -> Hold:
        """Book a hold that is live."""
        self._touched.add((person.id, hold.record_id))
        hold.patron_id = person.id
        self.holds.append(hold)
        return hold

    def set_state(self, copy: Copy, status: ItemStatus, since: datetime) -> None:
        """Put a copy in another state."""
        copy.item.status, copy.item.status_since, copy.item.due_on = status, since, None

    def _book(self, copy: Copy, loan: Loan, person_id: int) -> None:
        self.loans.append(loan)
        item = copy.item
        if loan.returned_at is None:
            self._open[person_id] += 1
            self._open_of_material[person_id, loan.material_type] += 1
            self._touched.add((person_id, item.record_id))
            item.status, item.due_on, item.status_since = ItemStatus.ON_LOAN, loan.due_on, loan.checked_out_at
        elif loan.ending == Loan.Ending.LOST:
            self.set_state(copy, ItemStatus.LOST, loan.returned_at)
        else:
            item.status_since = max(item.status_since, loan.returned_at)
