"""The ways in which data end, each with every activity that relies on it: what can be asked for, and what holds it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from leeszaal.privacy.claims import Claims, Ending, Obstacle, OnRequest, Start
from leeszaal.privacy.law import Right
from leeszaal.privacy.register import Activity, Keeping, Register


@dataclass(frozen=True, slots=True)
class Use:
    """An activity whose term ends data in one way, with the start of that term."""

    activity: Activity
    term: Keeping
    start: Start

    @property
    def is_duty(self) -> bool:
        """Tell whether erasure cannot be asked here: a legal obligation or a public task (17(3)(b))."""
        return Right.ERASURE not in self.activity.basis.rights


@dataclass(frozen=True, slots=True)
class Means:
    """One way of ending data, the activities that use it, and what can hold it when a person asks for it."""

    ending: Ending
    uses: tuple[Use, ...]
    obstacles: tuple[Obstacle, ...]

    @property
    def duty(self) -> Use | None:
        """Give the activity that must keep the data whatever the person asks."""
        return next((use for use in self.uses if use.is_duty), None)


def means_of_ending(register: Register, claims: Claims, on: date) -> list[Means]:
    """Give every way in which data end by the terms in force on a day.

    What leads to a person by way of another row comes first, for that row may lose its person; the own row comes last.
    """
    uses: dict[str, list[Use]] = {}
    for activity in register.activities.values():
        for term in activity.terms_on(on):
            ending = claims.ending(term.then)
            start = claims.start(term.starts, ending.of) if ending else None
            if ending and start:
                uses.setdefault(ending.word, []).append(Use(activity, term, start))
    means = [_means(claims, word, used) for word, used in uses.items()]
    return sorted(means, key=lambda each: _distance(each.ending.of, claims), reverse=True)


def _distance(model: type[Model], claims: Claims) -> int:
    """Count the rows between a row of the model and a person: none for the person's own row."""
    paths = [trail.path for trail in claims.trails if trail.table == model._meta.label]
    return max((path.count("__") + 1 if path else 0 for path in paths), default=0)


def _means(claims: Claims, word: str, uses: list[Use]) -> Means:
    ending = claims.ending(word)
    if ending is None:
        raise LookupError(word)
    return Means(ending, tuple(uses), tuple(_obstacles(claims, ending, uses)))


def _obstacles(claims: Claims, ending: Ending, uses: list[Use]) -> Iterator[Obstacle]:
    words = {word for use in uses for word in use.term.unless}
    for obstacle in claims.unless:
        if obstacle.of is not ending.of or obstacle.on_request is OnRequest.GIVES_WAY:
            continue
        if obstacle.word in words or obstacle.on_request is OnRequest.ALWAYS_HOLDS:
            yield obstacle
