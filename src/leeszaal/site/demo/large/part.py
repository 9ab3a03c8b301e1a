"""One part of the large demo: a town of four hundred people and two thousand titles, as lines for COPY."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Model

from leeszaal.circulation.models import Loan, LoanCount
from leeszaal.site.demo import house
from leeszaal.site.demo.chance import chance_for
from leeszaal.site.demo.large.lines import line, line_of
from leeszaal.site.demo.large.past import Laid, PastLoans
from leeszaal.site.demo.large.plan import Plan
from leeszaal.site.demo.large.titles import part_of_catalogue
from leeszaal.site.demo.lending.borrowers import Borrowers
from leeszaal.site.demo.lending.copies import Copy, copies, make_copy
from leeszaal.site.demo.lending.days import Days, at
from leeszaal.site.demo.lending.desk import Desk
from leeszaal.site.demo.lending.everything import house_days, number_rows
from leeszaal.site.demo.lending.history import events
from leeszaal.site.demo.lending.money import Ledger
from leeszaal.site.demo.lending.past import Past
from leeszaal.site.demo.lending.scenes import Scenes
from leeszaal.site.demo.lending.terms import HouseTerms
from leeszaal.site.demo.lending.waiting import Amounts, Waiting
from leeszaal.site.demo.people import rows
from leeszaal.site.demo.people.cast import SIZE as CAST_SIZE
from leeszaal.site.demo.people.cast import cast
from leeszaal.site.demo.people.households import Households
from leeszaal.site.demo.people.naming import Naming
from leeszaal.site.demo.people.person import Person
from leeszaal.site.demo.shelves.catalogue import Title

Lines = dict[str, bytes]
_FEW_ROWS, _MANY_ROWS = 4_000, 20_000
_LATE, _LATEST_DAYS = 0.03, 55


class Part:
    """Makes the rows of one part; numbers of rows lie in a range of its own."""

    def __init__(self, seed: int, today: date, password: str, number: int, plan: Plan) -> None:
        self._seed = seed
        self._today = today
        self._number = number
        self._plan = plan
        self._chance = chance_for(seed, f"part {number}")
        self._few, self._many = number * _FEW_ROWS + 1, number * _MANY_ROWS + 1
        kinds = {kind.pk: kind for kind in house.subscription_kinds()}
        self._writing = rows.Writing(seed, today, password, kinds)
        self._lines: dict[str, list[str]] = {}

    def make(self) -> Lines:
        """Give the lines of every table."""
        people = self._people()
        self._write_people(people)
        titles = list(part_of_catalogue(self._seed, self._today, self._number, self._plan.titles))
        shelves = self._shelves(titles)
        days = house_days(self._today)
        terms = HouseTerms(house.lending_rules(), days)
        laid = PastLoans(days, terms, people, self._chance).lay(shelves, self._plan.past_loans, self._many)
        desk = self._desk(shelves, people, days, terms, laid)
        self._write_lending(desk, laid)
        self._write(title.record for title in titles)
        self._write(copy.item for copy in shelves)
        return {table: "".join(lines).encode() for table, lines in self._lines.items()}

    def _people(self) -> list[Person]:
        naming = Naming(self._chance, municipalities=())
        first = self._number * self._plan.people + 1
        if self._number:
            return list(Households(self._chance, naming, self._today, first).people(self._plan.people))
        others = Households(self._chance, naming, self._today, CAST_SIZE + 1)
        known = cast(Naming(chance_for(self._seed, "people")), self._today)
        return [*known, *others.people(self._plan.people - CAST_SIZE)]

    def _write_people(self, people: list[Person]) -> None:
        for person in people:
            self._write((rows.user_of(person, self._writing), rows.patron_of(person), rows.address_of(person)))
            self._write(rows.phones_of(person))
            self._write(rows.cards_of(person))
            self._write(rows.guardianships_of(person))
            self._write(rows.blocks_of(person, self._writing))
            self._write(rows.changes_of(person, self._writing))
            self._write(rows.consents_of(person, self._writing))
        memberships = [one for person in people for one in rows.memberships_of(person, self._writing)]
        ledger = Ledger(self._today, self._chance)
        ledger.contributions(memberships, {person.id: person for person in people})
        charges, settlements = ledger.rows(self._few)
        for models in (memberships, charges, settlements):
            self._write(models)

    def _shelves(self, titles: list[Title]) -> list[Copy]:
        """Give exactly as many copies as planned: popular titles get more, or fewer, than they would have."""
        first = self._number * self._plan.items + 1
        found = list(copies(titles, self._chance, self._today, first))[: self._plan.items]
        physical = list({copy.title.record.pk: copy.title for copy in found}.values())
        for number in range(first + len(found), first + self._plan.items):
            title = self._chance.choice(physical)
            branch = self._chance.choice((house.CENTRUM, house.DE_VAART))
            found.append(make_copy(number, title, branch, title.arrived_on, self._today))
        return found

    def _desk(self, shelves: list[Copy], people: list[Person], days: Days, terms: HouseTerms, laid: Laid) -> Desk:
        """Set the present on top of the past: what is out today, who waits, what travels."""
        for copy in shelves:
            if home_since := laid.home_since.get(copy.item.pk):
                copy.item.status_since = max(copy.item.status_since, at(home_since, 15))
        borrowers = Borrowers(people, self._chance)
        desk = Desk(shelves, Past(days, terms, borrowers, self._chance), terms)
        Scenes(desk, days, terms, self._chance).play(people)
        for copy in self._chance.sample(shelves, k=len(shelves)):
            if len(desk.loans) >= self._plan.open_loans:
                break
            self._lend(desk, copy, borrowers, days)
        plan = self._plan
        amounts = Amounts(plan.waiting, plan.ready, plan.coming, to_fetch=1, going_home=1, over=6)
        Waiting(desk, days, terms, borrowers, self._chance).fill(amounts, people)
        number_rows(desk, self._many + plan.past_loans)
        return desk

    def _lend(self, desk: Desk, copy: Copy, borrowers: Borrowers, days: Days) -> None:
        days_ago = self._chance.randint(1, 23)
        if self._chance.random() < _LATE:
            days_ago = self._chance.randint(24, _LATEST_DAYS)
        day = days.open_on_or_after(copy.item.branch_id, self._today - timedelta(days=days_ago))
        person = borrowers.draw(copy, day, with_cast=False) if day < self._today else None
        if person and copy.is_free and copy.item.status_since.date() < day and desk.may_take(person, copy):
            desk.lend(copy, person, day)

    def _write_lending(self, desk: Desk, laid: Laid) -> None:
        for loan in desk.loans:
            record_id = desk.copies[loan.item_id].item.record_id
            laid.months[record_id, loan.branch_id, str(loan.checked_out_at.date())[:7]] += 1
        self._append(Loan, laid.lines)
        for models in (desk.loans, desk.holds, desk.transits, events(desk, self._today, self._few)):
            self._write(models)
        titles = {copy.item.record_id: copy.title for copy in desk.copies.values()}
        counts = enumerate(sorted(laid.months.items()), start=self._many)
        for number, ((record_id, branch, month), loans) in counts:
            titles[record_id].record.loan_count += loans
            self._append(LoanCount, [line((number, record_id, branch, f"{month}-01", loans))])

    def _write(self, models: Iterable[Model]) -> None:
        for model in models:
            self._append(type(model), [line_of(model)])

    def _append(self, model: type[Model], lines: list[str]) -> None:
        self._lines.setdefault(model._meta.db_table, []).extend(lines)


def make_part(seed: int, today: date, password: str, number: int, plan: Plan) -> Lines:
    """Give the lines of one part, by table."""
    return Part(seed, today, password, number, plan).make()
