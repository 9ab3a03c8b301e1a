"""Households of invented people: alone, together, with children, old."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from leeszaal.common.periods import add_months
from leeszaal.patrons.models import Block
from leeszaal.patrons.rules.membership import ADULT_AT, GUARDED_UNTIL
from leeszaal.site.demo import house
from leeszaal.site.demo.people.naming import Naming
from leeszaal.site.demo.people.person import Home, Person

_KINDS = ("single", "couple", "family", "one parent", "old", "old couple")
_WEIGHTS = (20, 14, 34, 8, 14, 10)
_SENIOR_AGE = 67
_SHARE_OF_TEENS = 0.12
_BRANCHES, _BRANCH_WEIGHTS = (house.CENTRUM, house.DE_VAART, house.BUS), (62, 28, 10)
_ADULT_KINDS, _ADULT_WEIGHTS = (house.BASIC, house.FULL, house.FAMILY), (45, 40, 15)


def runs_until(enrolled_on: date, today: date) -> date:
    """Give the last day of a yearly membership that was always renewed."""
    years = 1
    while add_months(enrolled_on, 12 * years) <= today:
        years += 1
    return add_months(enrolled_on, 12 * years) - timedelta(days=1)


class Households:
    """Makes people by household, numbered on from a first number."""

    def __init__(self, chance: random.Random, naming: Naming, today: date, first_id: int) -> None:
        self._chance = chance
        self._naming = naming
        self._today = today
        self._next_id = first_id

    def people(self, count: int) -> Iterator[Person]:
        """Give exactly so many people; the last household may be cut short, children after their guardian."""
        last = self._next_id + count - 1
        while self._next_id <= last:
            for person in self._household(self._chance.choices(_KINDS, _WEIGHTS)[0]):
                if person.id <= last:
                    yield person
        self._next_id = last + 1

    def _household(self, kind: str) -> Iterator[Person]:
        home, branch = self._naming.home(), self._chance.choices(_BRANCHES, _BRANCH_WEIGHTS)[0]
        names = [self._naming.family_name(), self._naming.family_name()]
        ages = (70, 92) if kind.startswith("old") else (28, 54) if kind in {"family", "one parent"} else (18, 66)
        grown = [self._grown(ages, names[0], home, branch)]
        if kind in {"couple", "family", "old couple"} and self._chance.random() < 0.6:
            grown.append(self._grown(ages, names[self._chance.randint(0, 1)], home, branch))
        yield from grown
        if kind in {"family", "one parent"}:
            for _ in range(self._chance.randint(1, 3)):
                yield self._child(grown[0])

    def _grown(self, ages: tuple[int, int], name: tuple[str, str], home: Home, branch: int) -> Person:
        if ages[0] > _SENIOR_AGE:
            person = self._person(ages, (house.SENIOR, house.SENIOR_FULL, _SENIOR_AGE), name, home, branch)
        else:
            subscription = self._chance.choices(_ADULT_KINDS, _ADULT_WEIGHTS)[0]
            person = self._person(ages, (house.ADULT, subscription, ADULT_AT), name, home, branch)
        return self._troubled(self._reachable(person))

    def _child(self, guardian: Person) -> Person:
        place = ((guardian.prefix, guardian.family_name), guardian.home, guardian.branch)
        if self._chance.random() < _SHARE_OF_TEENS:
            ages = (GUARDED_UNTIL, ADULT_AT - 1)
            return self._reachable(self._person(ages, (house.YOUTH, house.FREE_YOUTH, GUARDED_UNTIL), *place))
        child = self._person((1, GUARDED_UNTIL - 1), (house.CHILD, house.FREE, 0), *place)
        return replace(child, guardian=guardian.id)

    def _person(
        self, ages: tuple[int, int], kind: tuple[int, int, int], name: tuple[str, str], home: Home, branch: int
    ) -> Person:
        """Make somebody between two ages; the kind is category, subscription, and how old one must be for it."""
        category, subscription, youngest = kind
        sex = self._chance.choices(("f", "m", ""), (54, 42, 4))[0]
        born_on = self._birthday(*ages)
        enrolled_on = self._today - timedelta(days=self._chance.randint(5, 3600))
        enrolled_on = max(enrolled_on, add_months(born_on, 12 * youngest) + timedelta(days=1))
        number, self._next_id = self._next_id, self._next_id + 1
        return Person(
            id=number,
            given_names=self._naming.given_name(sex),
            prefix=name[0],
            family_name=name[1],
            sex=sex,
            born_on=born_on,
            home=home,
            category=category,
            subscription=subscription,
            branch=branch,
            enrolled_on=enrolled_on,
            member_until=runs_until(enrolled_on, self._today),
            keeps_history=self._chance.random() < 0.25,
        )

    def _reachable(self, person: Person) -> Person:
        """Most grown people give an e-mail address and a telephone number."""
        has_email = self._chance.random() < 0.88
        email = self._naming.email(person.given_names, person.family_name, person.id) if has_email else ""
        phone = self._naming.phone() if self._chance.random() < 0.7 else ""
        return replace(person, email=email, phone=phone)

    def _troubled(self, person: Person) -> Person:
        """Few have lost their card, let their membership lapse, or are blocked."""
        luck = self._chance.random()
        if luck < 0.02:
            return replace(person, block=self._chance.choice((Block.Reason.ADDRESS_UNKNOWN, Block.Reason.OTHER)))
        if luck < 0.05:
            lapsed_on = self._today - timedelta(days=self._chance.randint(5, 150))
            enrolled_on = add_months(lapsed_on, -24) + timedelta(days=1)
            return replace(person, member_until=lapsed_on, enrolled_on=enrolled_on)
        if luck < 0.09:
            days = self._chance.randint(1, max(1, (self._today - person.enrolled_on).days))
            return replace(person, lost_card_on=self._today - timedelta(days=days))
        return person

    def _birthday(self, youngest: int, oldest: int) -> date:
        """Give a day on which somebody between these ages (whole years, both included) can have been born."""
        first = add_months(self._today, -12 * (oldest + 1)) + timedelta(days=2)
        last = add_months(self._today, -12 * youngest) - timedelta(days=2)
        return first + timedelta(days=self._chance.randint(0, (last - first).days))
