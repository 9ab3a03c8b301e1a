"""The same seed on the same day makes the same library, on any day of the year."""

from datetime import date

import pytest
from django.db.models import Model

from leeszaal.site.demo import house
from leeszaal.site.demo.lending.everything import Lending, lend_everything
from leeszaal.site.demo.people.passwords import password_for
from leeszaal.site.demo.people.rows import Writing, memberships_of
from leeszaal.site.demo.shelves.catalogue import Catalogue
from leeszaal.site.demo.shelves.dutch import Amounts
from leeszaal.site.demo.small import Ground, make_people

FEW = Amounts(novels=60, youth=60, facts=30, youth_facts=12, films=20, albums=10, games=15, issues=2, artworks=6)


def _made(seed: int, today: date) -> Lending:
    people = make_people(Ground(seed, today, "hash"), 250)
    writing = Writing(seed, today, "hash", {kind.pk: kind for kind in house.subscription_kinds()})
    memberships = [one for person in people for one in memberships_of(person, writing)]
    titles = list(Catalogue(seed, today, FEW).titles())
    return lend_everything(titles, people, memberships, seed, today)


def _values(rows: list[Model]) -> list[tuple[object, ...]]:
    return [tuple(getattr(row, field.attname) for field in row._meta.concrete_fields) for row in rows]


@pytest.mark.parametrize("today", [date(2027, 12, 26), date(2028, 2, 29)], ids=["Boxing Day", "leap day"])
def test_the_same_seed_and_day_give_the_same_library(today: date) -> None:
    first, second = _made(3, today), _made(3, today)
    assert _values([copy.item for copy in first.copies]) == _values([copy.item for copy in second.copies])
    for rows, again in zip(
        (first.loans, first.holds, first.transits, first.events, first.counts, first.charges, first.settlements),
        (second.loans, second.holds, second.transits, second.events, second.counts, second.charges, second.settlements),
        strict=True,
    ):
        assert rows
        assert _values(list(rows)) == _values(list(again))


def test_another_seed_gives_other_people_and_passwords() -> None:
    today = date(2026, 11, 24)
    assert make_people(Ground(1, today, ""), 60)[25:] != make_people(Ground(2, today, ""), 60)[25:]
    assert password_for(1, "patrons") != password_for(2, "patrons")
    assert password_for(1, "patrons") != password_for(1, "staff")
