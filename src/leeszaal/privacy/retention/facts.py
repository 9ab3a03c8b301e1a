"""How the terms of the register stand for certain rows, asked of the database once for each term."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Exists, Model, Q, QuerySet, Value, When

from leeszaal.privacy.claims import People
from leeszaal.privacy.register import Activity
from leeszaal.privacy.restriction.keeping import keep_restricted
from leeszaal.privacy.retention.links import at_the_end_of, lookups, trail_paths
from leeszaal.privacy.retention.needs import stands
from leeszaal.privacy.retention.night import RESTRICTED, Night
from leeszaal.privacy.retention.terms import Rule


@dataclass(frozen=True, slots=True)
class Term:
    """How one term stands for one row: whether it fits it now, the day it is over, and what holds the row back."""

    starts: str
    applies: bool
    day: date | None
    held_by: tuple[str, ...]


class Facts:
    """What is known about rows of one model, by their primary keys, on the day of a night."""

    def __init__(self, night: Night, model: type[Model], keys: Sequence[Any]) -> None:
        self.on, self.keys = night.on, tuple(keys)
        self._night, self._model = night, model
        self._rows: QuerySet[Any] = model._default_manager.filter(pk__in=self.keys)
        free = keep_restricted(self._rows, night.claims).values_list("pk", flat=True)
        self._restricted = frozenset(self.keys) - frozenset(free)
        self._needs: dict[str, frozenset[Any]] = {}
        self._terms: dict[int, dict[Any, list[Term]]] = {}

    def needs(self, activity: Activity, key: Any) -> bool:
        """Tell whether the row is of the people of an activity, and their consent stands where it takes consent."""
        if activity.key not in self._needs:
            wanted = stands(self._model, activity, self._night.claims) & self._of_its_people(activity)
            self._needs[activity.key] = frozenset(self._rows.filter(wanted).values_list("pk", flat=True))
        return key in self._needs[activity.key]

    def terms(self, rule: Rule, key: Any) -> list[Term]:
        """Give how a term stands for a row: once for each row of its own model that this row hangs on."""
        if id(rule) not in self._terms:
            self._terms[id(rule)] = self._ask(rule)
        terms = self._terms[id(rule)].get(key, [])
        if key not in self._restricted:
            return terms
        return [replace(term, held_by=(*term.held_by, RESTRICTED)) for term in terms]

    def _ask(self, rule: Rule) -> dict[Any, list[Term]]:
        found: dict[Any, list[Term]] = {}
        if rule.ending.of is self._model:
            return {key: [term] for key, term in _standing(rule, self.keys)}
        for path in lookups(self._model, rule.ending.of):
            pairs = [pair for pair in self._rows.values_list("pk", path) if pair[1] is not None]
            told = dict(_standing(rule, [goal for _, goal in pairs]))
            for key, goal in pairs:
                found.setdefault(key, []).append(told.get(goal) or _of_another(rule))
        return found

    def _of_its_people(self, activity: Activity) -> Q:
        """Ask for rows of the kinds of people of an activity; a kind that is not told apart asks for all rows."""
        found = [
            self._at_the_end_of(path, kind)
            for kind in self._night.claims.people
            if kind.word in activity.people
            for path in trail_paths(self._night.claims, self._model._meta.label, (kind.word,))
        ]
        return Q(*found, _connector=Q.OR) if all(found) else Q()

    def _at_the_end_of(self, path: str, kind: People) -> Q:
        """Ask that the person at the end of a path is of a kind; a number without a foreign key is looked up."""
        if not kind.those or not path or kind.of is None or _joins(self._model, path):
            return at_the_end_of(path, kind.those)
        return Q(**{f"{path}__in": kind.of._default_manager.filter(kind.those).values("pk")})


def _of_another(rule: Rule) -> Term:
    """Tell of a row of somebody else, which a role that serves one person does not see, that its day is not known."""
    return Term(rule.term.starts, applies=True, day=None, held_by=())


def _joins(model: type[Model], path: str) -> bool:
    *steps, last = path.split("__")
    for step in steps:
        further = model._meta.get_field(step).related_model
        assert isinstance(further, type)  # noqa: S101  a path of several fields goes through foreign keys
        model = further
    return model._meta.get_field(last).is_relation


def _standing(rule: Rule, keys: Sequence[Any]) -> Iterator[tuple[Any, Term]]:
    words = {f"held_{number}": obstacle for number, obstacle in enumerate(rule.held_by)}
    asked = {name: _yes(obstacle.holds) for name, obstacle in words.items()}
    rows = rule.ending.of._default_manager.filter(pk__in=keys)
    rows = rows.annotate(over_on=rule.ends_on, fits=_yes(rule.ending.rows), **asked)
    for row in rows.values("pk", "over_on", "fits", *words):
        held_by = tuple(obstacle.word for name, obstacle in words.items() if row[name])
        yield row["pk"], Term(rule.term.starts, row["fits"], row["over_on"], held_by)


def _yes(condition: Q | Exists) -> Case | Value:
    """Tell of a row whether a condition holds; an empty one always does."""
    if not condition:
        return Value(value=True, output_field=BooleanField())
    return Case(When(condition, then=Value(value=True)), default=Value(value=False), output_field=BooleanField())
