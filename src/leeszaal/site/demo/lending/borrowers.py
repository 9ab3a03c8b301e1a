"""Who borrows: few people take most loans, children take children's books, most go to their own branch."""

import random
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from leeszaal.catalogue.models import MaterialType
from leeszaal.patrons.models import Patron
from leeszaal.site.demo import house
from leeszaal.site.demo.lending.copies import Copy
from leeszaal.site.demo.people.person import Person

_OTHER_BRANCH = 0.15
_TRIES = 12
_GROWN_FOR_YOUNG = 0.22
_ADULT_MARKS = frozenset({"12", "14", "16", "18"})


class Borrowers:
    """Draws a borrower for a copy on a day."""

    def __init__(self, people: Iterable[Person], chance: random.Random) -> None:
        self._chance = chance
        self._by_place: dict[tuple[int, bool], tuple[list[Person], list[float]]] = {}
        drawn = [(person, chance.paretovariate(1.5)) for person in people if person.state != Patron.State.PENDING]
        for branch in (house.CENTRUM, house.DE_VAART, house.BUS):
            for young in (True, False):
                chosen = [each for each in drawn if each[0].branch == branch and _is_young(each[0]) == young]
                weights = list(accumulate(weight for _, weight in chosen))
                self._by_place[branch, young] = [person for person, _ in chosen], weights

    def draw(self, copy: Copy, day: date, *, with_cast: bool) -> Person | None:
        """Give somebody who could borrow the copy that day; `with_cast` lets it be one of the cast. None if nobody."""
        for _ in range(_TRIES):
            people, weights = self._by_place[self._branch(copy), self._for_the_young(copy)]
            if not people:
                continue
            person = self._chance.choices(people, cum_weights=weights)[0]
            was_member = person.enrolled_on <= day and person.member_until is not None and day <= person.member_until
            if was_member and (with_cast or not person.role) and not person.block:
                return person
        return None

    def _branch(self, copy: Copy) -> int:
        if self._chance.random() < _OTHER_BRANCH:
            return self._chance.choices((house.CENTRUM, house.DE_VAART, house.BUS), (60, 30, 10))[0]
        return int(copy.item.branch_id)

    def _for_the_young(self, copy: Copy) -> bool:
        """Books for children are mostly on a child's own card, sometimes on a parent's; films and games on either."""
        material, age = copy.item.material_type, copy.title.record.age_level
        if copy.is_young:
            return self._chance.random() > _GROWN_FOR_YOUNG
        if material in {MaterialType.DVD, MaterialType.GAME}:
            return age not in _ADULT_MARKS and self._chance.random() < 0.25
        return False


def _is_young(person: Person) -> bool:
    return person.category in {house.CHILD, house.YOUTH}
