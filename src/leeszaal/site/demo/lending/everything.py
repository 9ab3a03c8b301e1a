"""All lending of the small demo, in the order in which it came about."""

from dataclasses import dataclass
from datetime import date

from leeszaal.charges.models import Charge, Settlement
from leeszaal.circulation.models import Event, Hold, Loan, LoanCount, Transit
from leeszaal.patrons.models import Membership
from leeszaal.site.demo import house
from leeszaal.site.demo.chance import chance_for
from leeszaal.site.demo.lending.borrowers import Borrowers
from leeszaal.site.demo.lending.copies import Copy, copies
from leeszaal.site.demo.lending.counting import count_loans
from leeszaal.site.demo.lending.days import Days, at
from leeszaal.site.demo.lending.desk import Desk
from leeszaal.site.demo.lending.forgetting import forget
from leeszaal.site.demo.lending.history import events
from leeszaal.site.demo.lending.money import Ledger
from leeszaal.site.demo.lending.oddities import make_oddities
from leeszaal.site.demo.lending.past import Past
from leeszaal.site.demo.lending.scenes import Scenes
from leeszaal.site.demo.lending.terms import HouseTerms
from leeszaal.site.demo.lending.waiting import Amounts, Waiting
from leeszaal.site.demo.people.person import Person
from leeszaal.site.demo.shelves.catalogue import Title


@dataclass(frozen=True, slots=True)
class Lending:
    """Every row that lending leaves behind."""

    copies: list[Copy]
    loans: list[Loan]
    holds: list[Hold]
    transits: list[Transit]
    events: list[Event]
    counts: list[LoanCount]
    charges: list[Charge]
    settlements: list[Settlement]


def house_days(today: date) -> Days:
    """Give the calendars of the demo's branches."""
    return Days(house.branches(), house.opening_hours(), house.closing_days(today), today)


def lend_everything(
    titles: list[Title], people: list[Person], memberships: list[Membership], seed: int, today: date
) -> Lending:
    """Lend for two years, play the scenes of the cast, let people wait, and keep the books."""
    chance, days = chance_for(seed, "lending"), house_days(today)
    terms = HouseTerms(house.lending_rules(), days)
    borrowers = Borrowers(people, chance)
    past = Past(days, terms, borrowers, chance)
    shelves = list(copies(titles, chance, today))
    desk = Desk(shelves, past, terms)
    for copy, loan, person in past.loans(shelves):
        desk.take_over(copy, loan, person)
    Scenes(desk, days, terms, chance).play(people)
    Waiting(desk, days, terms, borrowers, chance).fill(Amounts(), people)
    make_oddities(desk, days, chance)
    number_rows(desk)
    known = {person.id: person for person in people}
    ledger = Ledger(today, chance_for(seed, "money"))
    ledger.contributions(memberships, known)
    _charge_for_things(ledger, desk, days, terms, known)
    charges, settlements = ledger.rows()
    counts = count_loans(desk.loans, desk.copies)
    forget(desk.loans, charges, settlements, known, today)
    told = events(desk, today)
    return Lending(shelves, desk.loans, desk.holds, desk.transits, told, counts, charges, settlements)


def number_rows(desk: Desk, first: int = 1) -> None:
    """Number loans, holds and journeys in the order of time, each from the first."""
    desk.loans.sort(key=lambda loan: (loan.checked_out_at, loan.item_id))
    desk.holds.sort(key=lambda hold: (hold.placed_at, hold.record_id, hold.patron_id or 0))
    desk.transits.sort(key=lambda transit: (transit.sent_at, transit.item_id))
    for number, loan in enumerate(desk.loans, start=first):
        loan.pk = number
    for number, hold in enumerate(desk.holds, start=first):
        hold.pk = number
    for number, transit in enumerate(desk.transits, start=first):
        transit.pk, transit.hold_id = number, transit.hold.pk if transit.hold else None


def _charge_for_things(ledger: Ledger, desk: Desk, days: Days, terms: HouseTerms, people: dict[int, Person]) -> None:
    ledger.cards(people.values())
    ledger.losses(desk, terms, people)
    ledger.late_returns(desk, days, terms, people)
    owing = next(person for person in people.values() if person.role == "debt")
    damaged = [copy for copy in desk.copies.values() if copy.item.status == "damaged"]
    for copy in damaged[:3]:
        ledger.damage(owing, copy, at(copy.item.status_since.date(), 12))
