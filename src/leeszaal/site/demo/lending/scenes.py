"""What the cast has at home and waits for: each shows one situation at the desk and on one's own page."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from leeszaal.catalogue.models import MaterialType
from leeszaal.site.demo.lending.copies import Copy
from leeszaal.site.demo.lending.days import Days
from leeszaal.site.demo.lending.desk import Desk
from leeszaal.site.demo.lending.terms import HouseTerms
from leeszaal.site.demo.people.person import Person

_AGES = {9: ("6-9", "9-12"), 14: ("9-12", "12-15"), 7: ("3-6", "6-9"), 11: ("9-12",)}
_MEDIA = (MaterialType.BOOK, MaterialType.MAGAZINE, MaterialType.CD)


class Scenes:
    """Lends to the cast so that each due day falls as the scene wants."""

    def __init__(self, desk: Desk, days: Days, terms: HouseTerms, chance: random.Random) -> None:
        self._desk = desk
        self._days = days
        self._terms = terms
        self._chance = chance

    def play(self, people: list[Person]) -> None:
        """Play the scene of everyone in the cast that has one: days until due, negative for days overdue."""
        scenes: dict[str, tuple[int, ...]] = {
            "adult": (0, 4, 4, 11, 18),
            "guardian": (6, 15),
            "child": (2, 9, 9, 16),
            "family": (3, 3, 10, 17, 17),
            "senior": (1, 8, 8, 22, 22, 22),
            "blocked": (-3, 5),
            "overdue": (-41, -26, -26, -12, -12, -3, 7),
            "holds-ready": (5, 12),
            "many-loans": (1, 1, 2, 2, 4, 4, 4, 7, 7, 9, 9, 12, 12, 15, 15, 18, 18, 20),
            "expired": (-4,),
            "english": (2, 9, 16),
            "lost-card": (8, 13),
            "youth": (3, 10),
            "institution": (20,) * 24,
        }
        for person in people:
            for days_left in scenes.get(person.role, ()):
                self._lend(person, days_left)
        self._renew_one(people)

    def _lend(self, person: Person, days_left: int) -> None:
        fits = _fitting(person, self._days.today)
        fitting = list(self._desk.free(lambda copy: fits(copy) and self._desk.may_take(person, copy)))
        while fitting:
            copy = fitting.pop(self._chance.randrange(len(fitting)))
            day = self._day_for(person, copy, self._days.today + timedelta(days=days_left))
            if day and day > (copy.item.acquired_on or day) and copy.item.status_since.date() < day:
                self._desk.lend(copy, person, day)
                return

    def _day_for(self, person: Person, copy: Copy, due_on: date) -> date | None:
        """Find the open day on which a loan had to be made to be due on that day, or on the first open day after it."""
        branch = copy.item.branch_id
        terms = self._terms.terms(branch, person.category, copy.item.material_type)
        day = self._days.open_on_or_after(branch, due_on - timedelta(days=terms.loan_days + 3))
        wanted = self._days.open_on_or_after(branch, due_on)
        while day < self._days.today:
            if self._terms.due_on(branch, terms, day) >= wanted:
                return day
            day = self._days.open_on_or_after(branch, day + timedelta(days=1))
        return None

    def _renew_one(self, people: list[Person]) -> None:
        """The adult and the senior have renewed something of theirs the evening before yesterday."""
        renewing = {person.id for person in people if person.role in {"adult", "senior", "english"}}
        evening = self._days.today - timedelta(days=2)
        for patron_id in sorted(renewing):
            own = [loan for loan in self._desk.loans if loan.patron_id == patron_id and loan.returned_at is None]
            early = [loan for loan in own if loan.checked_out_at.date() < evening <= loan.due_on]
            if early:
                self._desk.renew(early[0], evening)


def _fitting(person: Person, today: date) -> Callable[[Copy], bool]:
    """Give the test for what a person would take home from the own branch."""
    age = (today - person.born_on).days // 365

    def fits(copy: Copy) -> bool:
        item, record = copy.item, copy.title.record
        if item.branch_id != person.branch or item.material_type not in _MEDIA or item.shelf == "Magazijn":
            return False
        if person.role == "institution":
            return copy.is_young and item.material_type == MaterialType.BOOK
        if age in _AGES and person.guardian:
            return record.age_level in _AGES[age]
        if person.language == "en":
            return not copy.is_young and "eng" in record.languages
        return not copy.is_young and ("dut" in record.languages or not record.languages)

    return fits
