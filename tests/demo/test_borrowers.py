"""Who is drawn to borrow a copy could really have borrowed it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leeszaal.catalogue.models import MaterialType
from leeszaal.patrons.models import Block
from leeszaal.site.demo import house
from leeszaal.site.demo.chance import chance_for
from leeszaal.site.demo.lending.borrowers import Borrowers
from leeszaal.site.demo.lending.copies import Copy, make_copy
from leeszaal.site.demo.people.person import Home, Person
from leeszaal.site.demo.shelves.catalogue import Catalogue
from leeszaal.site.demo.shelves.draft import Draft

TODAY = date(2026, 11, 24)
ADULT = Person(
    id=1,
    given_names="Truus",
    family_name="Veldman",
    born_on=date(1980, 1, 2),
    home=Home("Gagelpad", 1, "", "7901 AB", "Hoogeveen"),
    category=house.ADULT,
    subscription=house.BASIC,
    branch=house.CENTRUM,
    enrolled_on=date(2024, 3, 1),
    member_until=date(2027, 2, 28),
)


@pytest.fixture
def picture_book() -> Copy:
    draft = Draft(MaterialType.BOOK, title="Egel Ab droomt", age="AK", control_number="1")
    title = Catalogue(1, TODAY).title(1, draft)
    return make_copy(1, title, house.BUS, TODAY - timedelta(days=300), TODAY)


def _drawn(copy: Copy, *people: Person, day: date = TODAY) -> set[int]:
    borrowers = Borrowers(people, chance_for(1, "draw"))
    found = [borrowers.draw(copy, day, with_cast=False) for _ in range(60)]
    return {person.id for person in found if person}


def test_a_branch_where_no_children_live_lends_to_who_lives_elsewhere(picture_book: Copy) -> None:
    assert _drawn(picture_book, ADULT) == {1}


def test_nobody_borrows_before_enrolling_or_after_leaving(picture_book: Copy) -> None:
    assert _drawn(picture_book, ADULT, day=date(2024, 2, 29)) == set()
    assert _drawn(picture_book, ADULT, day=date(2027, 3, 1)) == set()


def test_who_is_blocked_borrows_nothing(picture_book: Copy) -> None:
    blocked = replace(ADULT, id=2, block=Block.Reason.OTHER)
    assert _drawn(picture_book, ADULT, blocked) == {1}
