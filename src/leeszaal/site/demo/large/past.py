"""Five million past loans, lean: whole numbers for days, texts for rows, and the same terms as everywhere else."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from leeszaal.site.demo import house
from leeszaal.site.demo.large.timetable import HISTORY_DAYS, lay_out, share_out
from leeszaal.site.demo.lending.copies import Copy
from leeszaal.site.demo.lending.days import Days
from leeszaal.site.demo.lending.terms import HouseTerms
from leeszaal.site.demo.people.person import Person

_LINKED_DAYS = 90
_LATER_DAYS = 400
_GROWN_FOR_YOUNG = 0.25
_TRIES = 4


@dataclass(slots=True)
class Laid:
    """The lines of past loans, how often each title was lent where and when, and when each copy was last home."""

    lines: list[str]
    months: Counter[tuple[int, int, str]]
    home_since: dict[int, date]


class PastLoans:
    """Lays loans in the two years before today, ending before today."""

    def __init__(self, days: Days, terms: HouseTerms, people: list[Person], chance: random.Random) -> None:
        self._start = days.today - timedelta(days=HISTORY_DAYS + 1)
        self._today = HISTORY_DAYS + 1
        self._terms = terms
        self._chance = chance
        self._days = [self._start + timedelta(days=number) for number in range(self._today + _LATER_DAYS)]
        self._texts = [str(day) for day in self._days]
        self._next_open = {
            branch: [(days.open_on_or_after(branch, day) - self._start).days for day in self._days]
            for branch in days.calendars
        }
        young = {house.CHILD, house.YOUTH}
        borrowing = sorted((one for one in people if one.member_until), key=lambda one: one.enrolled_on)
        self._people = {flag: [one for one in borrowing if (one.category in young) == flag] for flag in (True, False)}

    def lay(self, copies: list[Copy], total: int, first_id: int) -> Laid:
        """Lend these copies so many times in all, a few less where a branch was closed too long."""
        lendable = [copy for copy in copies if copy.item.is_lendable]
        shares = share_out(total, [copy.popularity for copy in lendable], self._chance)
        laid = Laid([], Counter(), {})
        number = first_id
        for copy, share in zip(lendable, shares, strict=True):
            for line in self._of_copy(copy, share, laid):
                laid.lines.append(f"{number}\t{line}")
                number += 1
        return laid

    def _of_copy(self, copy: Copy, count: int, laid: Laid) -> Iterator[str]:
        branch, material = copy.item.branch_id, copy.item.material_type
        next_open, home = self._next_open[branch], 0
        longest = self._terms.terms(branch, house.ADULT, material).loan_days + 5
        for wanted_begin, wanted_end in lay_out(count, longest, self._chance):
            begin = next_open[max(wanted_begin, home)]
            end = next_open[max(wanted_end, begin + 1)]
            if end >= self._today:
                break
            home = end
            yield self._line(copy, begin, end)
            laid.months[copy.item.record_id, branch, self._texts[begin][:7]] += 1
        if home:
            laid.home_since[copy.item.pk] = self._days[home]

    def _line(self, copy: Copy, begin: int, end: int) -> str:
        """Write the columns after the id; taken in the afternoon, brought back in the morning."""
        item = copy.item
        person = self._somebody(copy, self._days[begin])
        loan_days = self._terms.terms(item.branch_id, person.category, item.material_type).loan_days
        next_open = self._next_open[item.branch_id]
        due, renewed = next_open[begin + loan_days], "0\t\\N"
        if end > due and self._chance.random() < 0.75:
            renewed = f"1\t{self._texts[due - 2]} 20:14:00"
            due = next_open[due - 2 + loan_days]
        is_linked = self._today - end < _LINKED_DAYS or person.keeps_history
        minute, second = divmod(self._chance.randrange(3600), 60)
        return (
            f"{item.pk}\t{person.id if is_linked else chr(92) + 'N'}\t{item.branch_id}\t{person.category}"
            f"\t{item.material_type}\t{self._texts[begin]} 15:{minute:02d}:{second:02d}\t{self._texts[due]}\t{renewed}"
            f"\t{self._texts[end]} 14:{minute:02d}:{second:02d}\t{item.branch_id}\treturned\n"
        )

    def _somebody(self, copy: Copy, day: date) -> Person:
        people = self._people[copy.is_young and self._chance.random() > _GROWN_FOR_YOUNG]
        for _ in range(_TRIES):
            person = people[int(len(people) * self._chance.random() ** 2)]
            if person.enrolled_on <= day <= (person.member_until or day):
                return person
        return people[0]
