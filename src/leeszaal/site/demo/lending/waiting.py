"""Holds: queues for what everybody wants, copies on the hold shelf or on their way to it, and what was asked lately."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from leeszaal.catalogue.models import ItemStatus
from leeszaal.circulation.models import Hold, Transit
from leeszaal.circulation.rules.due import decide_pickup_until
from leeszaal.site.demo import house
from leeszaal.site.demo.lending.borrowers import Borrowers
from leeszaal.site.demo.lending.copies import Copy
from leeszaal.site.demo.lending.days import Days, at
from leeszaal.site.demo.lending.desk import Desk
from leeszaal.site.demo.lending.terms import HouseTerms
from leeszaal.site.demo.people.person import Person

_BRANCHES = (house.CENTRUM, house.DE_VAART, house.BUS)
_MUCH_READ = 1.4
_WAITING_CAST = ("adult", "senior", "english", "guardian", "holds-ready")
State = Hold.State


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many titles with a queue, and how many holds and journeys of each other kind."""

    queues: int = 26
    ready: int = 10
    coming: int = 6
    to_fetch: int = 7
    going_home: int = 9
    over: int = 260


class Waiting:
    """Places holds and sends copies on their way."""

    def __init__(self, desk: Desk, days: Days, terms: HouseTerms, borrowers: Borrowers, chance: random.Random) -> None:
        self._desk = desk
        self._days = days
        self._terms = terms
        self._borrowers = borrowers
        self._chance = chance
        self._much_read = [copy for copy in desk.copies.values() if copy.popularity > _MUCH_READ]

    def fill(self, amounts: Amounts, people: list[Person]) -> None:
        """Make so many of every kind of hold, those of the cast first."""
        roles = {person.role: person for person in reversed(people) if person.role}
        if roles:
            self._for_the_cast(roles)
        for _ in range(amounts.ready):
            self._ready(None)
        for _ in range(amounts.coming):
            self._coming(None)
        self._queues(amounts.queues, [roles[name] for name in _WAITING_CAST if roles])
        for turn in range(amounts.to_fetch):
            self._to_fetch(only_this_copy=turn == 0)
        for _ in range(amounts.going_home):
            self._going_home()
        for _ in range(amounts.over):
            self._over()

    def _for_the_cast(self, roles: dict[str, Person]) -> None:
        for _ in range(3):
            self._ready(roles["holds-ready"])
        self._ready(roles["family"])
        self._coming(roles["holds-ready"])

    def _queues(self, count: int, cast: list[Person]) -> None:
        """Lend out every copy of the most wanted titles, and let people wait for them."""
        wanted: dict[int, list[Copy]] = {}
        for copy in sorted(self._desk.copies.values(), key=lambda copy: (-copy.popularity, copy.item.pk)):
            wanted.setdefault(copy.item.record_id, []).append(copy)
        made = 0
        for group in wanted.values():
            if made < count and self._lend_out(group):
                made += 1
                self._queue(group[0], cast[made - 1] if made <= len(cast) else None)

    def _lend_out(self, group: list[Copy]) -> bool:
        """Lend every free copy of a title; tell whether none is left that anybody could have at once."""
        for copy in group:
            branch = copy.item.branch_id
            last = self._days.last_open_before(branch, self._days.today - timedelta(days=self._chance.randint(0, 9)))
            person = self._borrowers.draw(copy, last, with_cast=False)
            if copy.is_free and person and self._desk.may_take(person, copy) and copy.item.status_since.date() < last:
                self._desk.lend(copy, person, last)
        out = {ItemStatus.ON_LOAN, ItemStatus.LOST, ItemStatus.DAMAGED, ItemStatus.MISSING}
        states = {copy.item.status for copy in group}
        return states <= out and ItemStatus.ON_LOAN in states

    def _queue(self, copy: Copy, first: Person | None) -> None:
        for turn in range(self._chance.choices((1, 2, 3, 4, 6), (30, 30, 20, 12, 8))[0]):
            person = first if first and turn == 0 else self._somebody(copy)
            if person and not self._desk.knows(person, copy.item.record_id):
                hold = self._new(copy, person, days_ago=self._chance.randint(2, 40))
                if turn == 2:
                    hold.suspended, hold.suspended_until = True, self._days.today + timedelta(days=18)
                self._desk.hold(hold, person)

    def _ready(self, person: Person | None) -> None:
        """Set a copy apart at the pickup branch."""
        copy = self._wanted_copy(person)
        person = person or self._somebody(copy)
        if person is None or self._desk.knows(person, copy.item.record_id):
            return
        hold = self._new(copy, person, days_ago=self._chance.randint(9, 20))
        day = self._days.last_open_before(
            hold.pickup_branch_id, self._days.today - timedelta(self._chance.randint(0, 5))
        )
        hold.ready_at = self._days.moment(hold.pickup_branch_id, day, self._chance)
        terms = self._terms.terms(hold.pickup_branch_id, person.category, copy.item.material_type)
        hold.shelf_until = decide_pickup_until(day, terms, self._days.calendars[hold.pickup_branch_id])
        hold.state, hold.trapped_item_id = State.READY, copy.item.pk
        copy.item.current_branch_id = hold.pickup_branch_id
        self._desk.set_state(copy, ItemStatus.ON_HOLD_SHELF, hold.ready_at)
        self._desk.hold(hold, person)

    def _coming(self, person: Person | None) -> None:
        """Send a copy to the branch where somebody will fetch it."""
        copy = self._wanted_copy(person)
        person = person or self._somebody(copy)
        if person is None or self._desk.knows(person, copy.item.record_id):
            return
        hold = self._new(copy, person, days_ago=self._chance.randint(2, 9))
        hold.pickup_branch_id = next(branch for branch in _BRANCHES if branch != copy.item.branch_id)
        hold.state, hold.trapped_item_id = State.IN_TRANSIT, copy.item.pk
        self._send(copy, copy.item.branch_id, hold.pickup_branch_id, self._desk.hold(hold, person))

    def _going_home(self) -> None:
        """Send a copy home that was handed in elsewhere."""
        copy = self._wanted_copy(None)
        other = self._chance.choice([branch for branch in _BRANCHES if branch != copy.item.branch_id])
        self._send(copy, other, copy.item.branch_id, None)

    def _send(self, copy: Copy, source: int, target: int, hold: Hold | None) -> None:
        day = self._days.last_open_before(source, self._days.today)
        sent_at = max(self._days.moment(source, day, self._chance), copy.item.status_since)
        copy.item.current_branch_id = source
        self._desk.set_state(copy, ItemStatus.IN_TRANSIT, sent_at)
        transit = Transit(item_id=copy.item.pk, from_branch_id=source, to_branch_id=target, sent_at=sent_at)
        transit.hold = hold
        self._desk.transits.append(transit)

    def _to_fetch(self, *, only_this_copy: bool) -> None:
        """Somebody asked yesterday evening for what stands on the shelf: staff fetch it today."""
        copy = self._wanted_copy(None)
        person = self._somebody(copy)
        if person and not self._desk.knows(person, copy.item.record_id):
            hold = self._new(copy, person, days_ago=1)
            hold.placed_at = at(self._days.today - timedelta(days=1), 21)
            hold.item_id = copy.item.pk if only_this_copy else None
            self._desk.hold(hold, person)

    def _over(self) -> None:
        """A hold that ended; who waited is forgotten after thirty days."""
        copy = self._wanted_copy(None, free=False)
        person = self._somebody(copy)
        if person is None:
            return
        days_ago = self._chance.randint(2, 300)
        ended_at = at(self._days.today - timedelta(days=days_ago), 15)
        hold = self._new(copy, person, days_ago=days_ago + self._chance.randint(3, 30))
        hold.state = self._chance.choices((State.FULFILLED, State.CANCELLED, State.EXPIRED), (80, 13, 7))[0]
        hold.trapped_item_id = copy.item.pk if hold.state == State.FULFILLED else None
        hold.ended_at, hold.patron_id = ended_at, person.id if days_ago < 30 else None
        self._desk.holds.append(hold)

    def _new(self, copy: Copy, person: Person, *, days_ago: int) -> Hold:
        return Hold(
            record_id=copy.item.record_id,
            pickup_branch_id=person.branch,
            placed_at=self._evening(days_ago),
            priority=self._terms.terms(person.branch, person.category, copy.item.material_type).hold_priority,
            state=State.WAITING,
        )

    def _evening(self, days_ago: int) -> datetime:
        day = self._days.today - timedelta(days=days_ago)
        return at(day, self._chance.randint(9, 21)) + timedelta(minutes=self._chance.randrange(60))

    def _somebody(self, copy: Copy) -> Person | None:
        return self._borrowers.draw(copy, self._days.today, with_cast=False)

    def _wanted_copy(self, person: Person | None, *, free: bool = True) -> Copy:
        """Give a copy of a title that is much asked for, and that the person does not know yet."""
        long_ago = at(self._days.today - timedelta(days=8), 9)
        while True:
            copy = self._chance.choice(self._much_read)
            is_known = person and (copy.is_young or self._desk.knows(person, copy.item.record_id))
            if (copy.is_free or not free) and copy.item.status_since < long_ago and not is_known:
                return copy
