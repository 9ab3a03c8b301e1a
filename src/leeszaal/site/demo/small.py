"""The small demo: one library in one transaction, everything made in memory first and then copied into the database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from leeszaal.branches.models import Branch, ClosingDay, OpeningHours
from leeszaal.catalogue.models import Authority, Item, Record
from leeszaal.charges.models import Charge, Settlement
from leeszaal.circulation.models import Event, Hold, LendingRule, Loan, LoanCount, Transit
from leeszaal.login.models import StaffMember, Terminal, User
from leeszaal.patrons.models import (
    Address,
    Block,
    Card,
    Guardianship,
    Membership,
    Patron,
    PatronCategory,
    PatronChange,
    Phone,
    SubscriptionKind,
)
from leeszaal.privacy.models import ConsentLine, Training
from leeszaal.site.demo import house
from leeszaal.site.demo.chance import chance_for
from leeszaal.site.demo.copying import copy, set_sequences
from leeszaal.site.demo.lending.days import at
from leeszaal.site.demo.lending.everything import Lending, lend_everything
from leeszaal.site.demo.people import rows
from leeszaal.site.demo.people.cast import SIZE as CAST_SIZE
from leeszaal.site.demo.people.cast import cast
from leeszaal.site.demo.people.households import Households
from leeszaal.site.demo.people.naming import Naming
from leeszaal.site.demo.people.passwords import encoded, password_for
from leeszaal.site.demo.people.person import Person
from leeszaal.site.demo.people.staff import staff_rows, training_rows
from leeszaal.site.demo.shelves.authorities import authorities
from leeszaal.site.demo.shelves.catalogue import Catalogue, Title
from leeszaal.site.demo.terminals import terminal_rows

PEOPLE = 600
MODELS: tuple[type[Model], ...] = (
    Branch, OpeningHours, ClosingDay, PatronCategory, SubscriptionKind, LendingRule, User, StaffMember, Training,
    Terminal, Patron, Address, Phone, Card, Membership, Guardianship, Block, PatronChange, ConsentLine, Record,
    Authority, Item, Loan, Hold, Transit, Event, LoanCount, Charge, Settlement,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """What everything else stands on: the seed, today, and the hash of the patrons' password."""

    seed: int
    today: date
    password: str


def fill_small(seed: int, today: date, report: Callable[[str], None]) -> None:
    """Make the small library and write it; nothing in it lies after the beginning of today."""
    copy_house(seed, today)
    ground = Ground(seed, today, encoded(password_for(seed, "patrons")))
    people = make_people(ground)
    memberships = copy_people(people, ground)
    report(f"Demo library: {len(people):,} patrons")
    catalogue = Catalogue(seed, today)
    titles = list(catalogue.titles())
    headings = authorities(titles, catalogue.makers)
    lending = lend_everything(titles, people, memberships, seed, today)
    _copy_catalogue(titles, headings, lending)
    report(f"Demo library: {len(titles):,} records, {len(lending.copies):,} items")
    _copy_lending(lending)
    report(f"Demo library: {len(lending.loans):,} loans, {len(lending.holds):,} holds")
    set_sequences(MODELS)


def copy_house(seed: int, today: date) -> None:
    """Write branches, subscriptions, rules, staff and terminals."""
    copy(house.branches())
    copy(house.opening_hours())
    copy(house.closing_days(today))
    copy(house.categories())
    copy(house.subscription_kinds())
    copy(house.lending_rules())
    made_at = at(date(today.year - 3, 1, 5), 9)
    users, members = staff_rows(seed, encoded(password_for(seed, "staff")), made_at)
    copy(users)
    copy(members)
    copy(training_rows(today, made_at))
    copy(terminal_rows(encoded(password_for(seed, "terminals")), made_at))


def make_people(ground: Ground, count: int = PEOPLE) -> list[Person]:
    """Give the cast and after them households of other people."""
    chance = chance_for(ground.seed, "people")
    naming = Naming(chance)
    others = Households(chance, naming, ground.today, first_id=CAST_SIZE + 1)
    return [*cast(naming, ground.today), *others.people(count - CAST_SIZE)]


def copy_people(people: Iterable[Person], ground: Ground) -> list[Membership]:
    """Write patrons and everything about them; give their memberships."""
    people = list(people)
    kinds = {kind.pk: kind for kind in house.subscription_kinds()}
    writing = rows.Writing(ground.seed, ground.today, ground.password, kinds)
    memberships = [membership for person in people for membership in rows.memberships_of(person, writing)]
    copy(rows.user_of(person, writing) for person in people)
    copy(rows.patron_of(person) for person in people)
    copy(rows.address_of(person) for person in people)
    copy(phone for person in people for phone in rows.phones_of(person))
    copy(card for person in people for card in rows.cards_of(person))
    copy(memberships)
    copy(link for person in people for link in rows.guardianships_of(person))
    copy(block for person in people for block in rows.blocks_of(person, writing))
    copy(change for person in people for change in rows.changes_of(person, writing))
    copy(line for person in people for line in rows.consents_of(person, writing))
    return memberships


def _copy_catalogue(titles: list[Title], headings: list[Authority], lending: Lending) -> None:
    copy(title.record for title in titles)
    copy(headings)
    copy(one.item for one in lending.copies)


def _copy_lending(lending: Lending) -> None:
    copy(lending.loans)
    copy(lending.holds)
    copy(lending.transits)
    copy(lending.events)
    copy(lending.counts)
    copy(lending.charges)
    copy(lending.settlements)
