"""Which rows of which tables are about a person: worked out from the register and the paths that apps claim.

What could go wrong: a new table is forgotten, and the person is told that they got everything. So nothing is listed
here. A table is in when an activity of the register uses it for people of this kind; and what is in an activity but
cannot be traced to one person is told as such.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from leeszaal.privacy.claims import Claims, Trail, claimed
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.register import Activity, DataUse, Register
from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.silence import may_be_told

PATRON = "patron"
Use = tuple[Activity, DataUse]


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table with rows about people of one kind: the columns in use with what for, and the ways to the person."""

    model: type[Model]
    uses: Mapping[str, tuple[Use, ...]]
    trails: tuple[Trail, ...]

    @property
    def label(self) -> str:
        """Give the name of the table in the register."""
        return self.model._meta.label

    def rows_of(self, person_id: int) -> QuerySet[Any]:
        """Give the rows about one person, but for those of which the law forbids to tell yet."""
        own = Q()
        for trail in self.trails:
            if trail.path or self._is_the_person(trail):
                own |= Q(**{trail.path or "pk": person_id})
            if trail.also:
                own |= trail.also(person_id)
        told = may_be_told(self.label, claimed())
        return self.model._default_manager.filter(own, told).order_by("pk").distinct()

    @staticmethod
    def _is_the_person(trail: Trail) -> bool:
        return not trail.path and trail.also is None


@dataclass(frozen=True, slots=True)
class Untraceable:
    """A table of an activity of which nobody can say which rows are about one person."""

    table: str
    activity: Activity


def own_tables(register: Register, claims: Claims) -> tuple[OwnTable, ...]:
    """Give every table with rows about a patron, in the order of the register."""
    found: dict[str, dict[str, list[Use]]] = {}
    for activity in register.in_order():
        for use in activity.data:
            for column in use.columns:
                if _trails(claims, table_of(column), activity):
                    found.setdefault(table_of(column), {}).setdefault(column, []).append((activity, use))
    return tuple(_table(label, uses, claims) for label, uses in found.items())


def untraceable(register: Register, claims: Claims) -> tuple[Untraceable, ...]:
    """Give the tables that people of any kind may stand in without a path that leads from a row to one of them."""
    known = {table.label for table in own_tables(register, claims)}
    return tuple(_untraced(register, claims, known))


def _untraced(register: Register, claims: Claims, known: set[str]) -> Iterator[Untraceable]:
    nobodys = {people.word for people in claims.people if people.of is None}
    for activity in register.in_order():
        if nobodys.union(words_for_patrons(claims)).isdisjoint(activity.people):
            continue
        for table in sorted({table_of(column) for column in activity.columns} - known):
            known.add(table)
            yield Untraceable(table, activity)


def words_for_patrons(claims: Claims) -> frozenset[str]:
    """Give the register's words for people who have a row of their own among the patrons: member, guardian..."""
    person = next(people.of for people in claims.people if people.word == PATRON)
    return frozenset(people.word for people in claims.people if people.of is person)


def _table(label: str, uses: dict[str, list[Use]], claims: Claims) -> OwnTable:
    model = model_of(label)
    assert model is not None  # noqa: S101  a claimed path leads from a model
    activities = {activity.key: activity for found in uses.values() for activity, _ in found}
    trails = [trail for activity in activities.values() for trail in _trails(claims, label, activity)]
    return OwnTable(model, {column: tuple(found) for column, found in uses.items()}, tuple(dict.fromkeys(trails)))


def _trails(claims: Claims, table: str, activity: Activity) -> list[Trail]:
    """Give the ways from a table to the patrons about whom an activity is; the person's own row has an empty path."""
    words, model = words_for_patrons(claims).intersection(activity.people), model_of(table)
    person = next(people.of for people in claims.people if people.word == PATRON)
    return [
        trail
        for trail in claims.trails
        if trail.table == table and trail.people in words and model is not None
        if trail.path or trail.also or model is person
    ]
