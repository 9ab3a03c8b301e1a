"""What patrons owe and paid: contributions, lost and damaged things, late games, new cards."""

import random
import uuid
from collections.abc import Iterable
from datetime import date, datetime, timedelta

from leeszaal.charges.models import Charge, Settlement
from leeszaal.circulation.models import Loan
from leeszaal.circulation.rules.overdue import late_days, overdue_cents
from leeszaal.patrons.models import Membership
from leeszaal.site.demo.lending.copies import Copy
from leeszaal.site.demo.lending.days import Days, at
from leeszaal.site.demo.lending.desk import Desk, borrower_id
from leeszaal.site.demo.lending.terms import HouseTerms
from leeszaal.site.demo.people.person import Person
from leeszaal.site.demo.people.staff import DESK

_CARD_CENTS = 500
_FORGOTTEN_AFTER_DAYS = 90
_MEANS = (Settlement.Means.PIN, Settlement.Means.ONLINE, Settlement.Means.CASH)


class Ledger:
    """Posts charges and settles most of them, in the order in which they came about."""

    def __init__(self, today: date, chance: random.Random) -> None:
        self._today = today
        self._chance = chance
        self._posted: list[tuple[Charge, datetime | None]] = []

    def contributions(self, memberships: Iterable[Membership], people: dict[int, Person]) -> None:
        """Charge each membership on its first day; nearly everyone paid within the hour."""
        for membership in memberships:
            if membership.fee_cents:
                posted_at = at(membership.starts_on, 11)
                charge = self._charge(people[membership.patron_id], Charge.Kind.SUBSCRIPTION, membership.fee_cents)
                self._post(charge, posted_at, posted_at + timedelta(minutes=self._chance.randint(1, 50)))

    def cards(self, people: Iterable[Person]) -> None:
        """Charge each new card for a lost one; one in four has not paid yet."""
        for person in people:
            if person.lost_card_on:
                posted_at = at(person.lost_card_on, 14)
                paid = self._chance.random() < 0.75 and not person.role
                charge = self._charge(person, Charge.Kind.CARD, _CARD_CENTS)
                self._post(charge, posted_at, posted_at + timedelta(minutes=2) if paid else None)

    def losses(self, desk: Desk, terms: HouseTerms, people: dict[int, Person]) -> None:
        """Charge what was given up as lost: price and processing; half has been paid."""
        for loan in desk.loans:
            if loan.ending == Loan.Ending.LOST and loan.returned_at:
                person, copy = people[borrower_id(loan)], desk.copies[loan.item_id]
                paid_at = loan.returned_at + timedelta(days=self._chance.randint(2, 30))
                is_paid = self._chance.random() < 0.5 and paid_at.date() < self._today and not person.role
                processing = terms.terms(loan.branch_id, loan.category_id, loan.material_type).processing_cents
                for kind, cents in ((Charge.Kind.LOST, _price(copy)), (Charge.Kind.PROCESSING, processing)):
                    charge = self._charge(person, kind, cents, loan)
                    self._post(charge, loan.returned_at, paid_at if is_paid else None)

    def late_returns(self, desk: Desk, days: Days, terms: HouseTerms, people: dict[int, Person]) -> None:
        """Charge what came back too late, where the rules ask for it: here that is games."""
        for loan in desk.loans:
            asked = terms.terms(loan.branch_id, loan.category_id, loan.material_type)
            if loan.ending != Loan.Ending.RETURNED or not asked.overdue_cents_per_day or not loan.returned_at:
                continue
            late = late_days(loan.due_on, loan.returned_at.date(), days.calendars[loan.branch_id])
            if cents := overdue_cents(late, asked):
                charge = self._charge(people[borrower_id(loan)], Charge.Kind.OVERDUE, cents, loan)
                paid = self._chance.random() < 0.8
                self._post(charge, loan.returned_at, loan.returned_at + timedelta(minutes=3) if paid else None)

    def damage(self, person: Person, copy: Copy, posted_at: datetime) -> None:
        """Charge damage that the desk found; nothing of it is paid."""
        charge = self._charge(person, Charge.Kind.DAMAGED, 850)
        charge.item_id = copy.item.pk
        charge.note = "Koffie over de bladzijden"
        self._post(charge, posted_at, None)

    def rows(self, first: int = 1) -> tuple[list[Charge], list[Settlement]]:
        """Give the lines, numbered from the first in the order of time."""
        charges: list[Charge] = []
        settlements: list[Settlement] = []
        self._posted.sort(key=lambda line: (line[0].posted_at, line[0].patron_id, line[0].kind))
        for number, (charge, paid_at) in enumerate(self._posted, start=first):
            charge.pk = number
            charges.append(charge)
            if paid_at:
                settlements.append(self._settle(first + len(settlements), charge, paid_at))
        return charges, settlements

    def _charge(self, person: Person, kind: Charge.Kind, cents: int, loan: Loan | None = None) -> Charge:
        return Charge(
            patron_id=person.id,
            kind=kind,
            amount_cents=cents,
            actor_kind="staff",
            actor_id=DESK[person.branch],
            branch_id=person.branch,
            loan_id=loan.pk if loan else None,
            item_id=loan.item_id if loan else None,
        )

    def _post(self, charge: Charge, posted_at: datetime, paid_at: datetime | None) -> None:
        charge.posted_at = posted_at
        if paid_at and paid_at.date() >= self._today:
            paid_at = None
        if paid_at and (self._today - paid_at.date()).days >= _FORGOTTEN_AFTER_DAYS:
            charge.loan_id = charge.item_id = None
        self._posted.append((charge, paid_at))

    def _settle(self, number: int, charge: Charge, paid_at: datetime) -> Settlement:
        return Settlement(
            pk=number,
            charge_id=charge.pk,
            patron_id=charge.patron_id,
            kind=Settlement.Kind.PAYMENT,
            amount_cents=charge.amount_cents,
            means=self._chance.choices(_MEANS, (70, 25, 5))[0],
            posted_at=paid_at,
            actor_kind="staff",
            actor_id=charge.actor_id,
            branch_id=charge.branch_id,
            receipt=uuid.UUID(int=self._chance.getrandbits(128), version=4),
        )


def _price(copy: Copy) -> int:
    return int(copy.item.price_cents or 2000)
