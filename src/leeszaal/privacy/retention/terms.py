"""The terms of the register with the code that carries them out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, Exists, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Least

from leeszaal.privacy.claims import Claims, Ending, Obstacle, Start, claimed
from leeszaal.privacy.days import later
from leeszaal.privacy.register import Activity, Keeping, Register


@dataclass(frozen=True, slots=True)
class Rule:
    """A term with the code that carries it out."""

    activity: Activity
    term: Keeping
    ending: Ending
    start: Start
    held_by: tuple[Obstacle, ...]
    choice: Combinable | None = None
    shared: Start | None = None
    """The start as it is claimed for the row that this row hangs on, when it is that row's day (``Start.via``)."""

    @property
    def obstacles(self) -> tuple[Q | Exists, ...]:
        """Give the conditions that hold a row back."""
        return tuple(obstacle.holds for obstacle in self.held_by)

    @property
    def ends_on(self) -> Combinable:
        """Give the day on which the term of a row is over: the register's, or an earlier one that the person chose."""
        by_register = later(self.start.day, self.term.lasts)
        return by_register if self.choice is None else Least(by_register, Cast(self.choice, DateField()))

    def rows(self) -> QuerySet[Any]:
        """Give the rows that still hold what the term ends."""
        return self.ending.of._default_manager.filter(self.ending.rows)

    def clears(self, column: str) -> bool:
        """Tell whether a column (``app.Model.field``) holds nothing of a person once the term was carried out."""
        return column in self.ending.clears or column.rpartition(".")[0] in self.ending.clears


def rules(register: Register, on: date, claims: Claims | None = None) -> Iterator[Rule]:
    """Give the terms in force on a day, each with its code.

    Raises:
        LookupError: for a word that nobody claims.
    """
    known = claims or claimed()
    for activity in register.activities.values():
        for term in activity.terms_on(on):
            yield _rule(activity, term, known)


def clearing(found: Iterable[Rule], column: str) -> list[Rule]:
    """Give the rules that clear a column."""
    return [rule for rule in found if rule.clears(column)]


def _rule(activity: Activity, term: Keeping, claims: Claims) -> Rule:
    ending = claims.ending(term.then)
    start = claims.start(term.starts, ending.of) if ending else None
    if ending is None or start is None:
        raise LookupError(f'{activity.key}: nobody claims "{term.starts}", "{term.then}"')
    obstacles = [claims.obstacle(word, ending.of) for word in term.unless]
    if None in obstacles:
        raise LookupError(f"{activity.key}: nobody claims one of {', '.join(term.unless)}")
    choice = next((choice.day for choice in claims.choices if choice.word == ending.word), None)
    held_by = tuple(obstacle for obstacle in obstacles if obstacle)
    return Rule(activity, term, ending, start, held_by, choice, _shared(start, claims))


def _shared(start: Start, claims: Claims) -> Start | None:
    if not start.via:
        return None
    other = start.of._meta.get_field(start.via).related_model
    found = claims.start(start.word, other) if isinstance(other, type) else None
    if found is None:
        raise LookupError(f'nobody claims "{start.word}" for {start.of._meta.label}.{start.via}')
    return found
