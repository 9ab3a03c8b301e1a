"""Whom a breach touches, and which data: computed from the register and from what the library logs anyway.

A table was read: then everybody with a row in it is touched, by the paths that apps claim, in the columns that were
read. An account or a machine was misused: then those of whom a log says that it had to do with them in that time.
What it was shown of them is not in the logs, so all that the desk may see counts: rather a category too many than one
too few.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

from leeszaal.privacy.breaches.kinds import What
from leeszaal.privacy.claims import Claims, Doings
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.models import BreachScope
from leeszaal.privacy.register import Register
from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.rights.tables import OwnTable, own_tables

DESK = "desk"


@dataclass(frozen=True, slots=True)
class Touched:
    """Numbers of the patrons and staff members whom a breach touches, how many rows, and the columns."""

    patrons: frozenset[int]
    staff: frozenset[int]
    rows: int
    columns: frozenset[str]

    def __or__(self, other: "Touched") -> "Touched":
        return Touched(
            self.patrons | other.patrons, self.staff | other.staff, self.rows + other.rows, self.columns | other.columns
        )


NOBODY = Touched(frozenset(), frozenset(), 0, frozenset())


def touched_by(scope: BreachScope, register: Register, claims: Claims) -> Touched:
    """Give whom and what one part of a breach touches."""
    if scope.what == What.TABLE:
        return _by_table(scope, register, claims)
    return _by_doings(scope, register, claims)


def columns_touched(scope: BreachScope, register: Register, claims: Claims) -> frozenset[str]:
    """Give the columns that one part of a breach touches: those named, all of the table, or all that the desk sees."""
    if scope.what != What.TABLE:
        return frozenset(_seen_at_the_desk(register, claims))
    every = columns_of(scope.label, register)
    return (frozenset(f"{scope.label}.{name}" for name in scope.columns) & every) or every


def tables(register: Register, claims: Claims) -> tuple[str, ...]:
    """Name the tables with people that a breach can touch."""
    named = {trail.table for trail in claims.trails if trail.path or trail.people == "patron"}
    used = {table_of(column) for activity in register.activities.values() for column in activity.columns}
    return tuple(sorted(named & used))


def columns_of(table: str, register: Register) -> frozenset[str]:
    """Give the columns of a table that the register uses for some activity."""
    every = (column for activity in register.activities.values() for column in activity.columns)
    return frozenset(column for column in every if table_of(column) == table)


def _by_table(scope: BreachScope, register: Register, claims: Claims) -> Touched:
    model = model_of(scope.label)
    if model is None:
        return NOBODY
    own = next((each for each in own_tables(register, claims) if each.label == scope.label), None)
    return Touched(
        patrons=_patrons(own) if own else frozenset(),
        staff=_staff(model, claims),
        rows=model._default_manager.count(),
        columns=columns_touched(scope, register, claims),
    )


def _patrons(own: OwnTable) -> frozenset[int]:
    found: set[int] = set()
    for trail in own.trails:
        if trail.also is None or trail.path:
            found.update(_numbers(own.model, trail.path or "pk"))
    return frozenset(found)


def _staff(model: type[Model], claims: Claims) -> frozenset[int]:
    found: set[int] = set()
    for trail in claims.trails:
        if trail.table == model._meta.label and trail.people == "staff":
            kinds = {"actor_kind": "staff"} if trail.path == "actor_id" and _has(model, "actor_kind") else {}
            found.update(_numbers(model, trail.path or "pk", **kinds))
    return frozenset(found)


def _by_doings(scope: BreachScope, register: Register, claims: Claims) -> Touched:
    patrons: set[int] = set()
    rows = 0
    for doings in claims.doings:
        logged = _logged(doings, scope)
        patrons.update(logged.values_list(doings.patron, flat=True))
        rows += logged.count()
    return Touched(frozenset(patrons), frozenset(), rows, columns_touched(scope, register, claims))


def _logged(doings: Doings, scope: BreachScope) -> QuerySet[Any]:
    model = model_of(doings.table)
    if model is None:
        raise LookupError(f"there is no table {doings.table}")
    found = model._default_manager.filter(**{doings.kind: scope.what, doings.actor: scope.subject_id})
    if scope.begins_at:
        found = found.filter(**{f"{doings.at}__gte": scope.begins_at})
    if scope.ends_at:
        found = found.filter(**{f"{doings.at}__lte": scope.ends_at})
    return found.exclude(**{doings.patron: None})


def _seen_at_the_desk(register: Register, claims: Claims) -> Iterator[str]:
    about_patrons = {table.label for table in own_tables(register, claims)}
    for activity in register.activities.values():
        for recipient in activity.recipients:
            if recipient.who == DESK:
                yield from (each for each in activity.seen_by(recipient) if table_of(each) in about_patrons)


def _numbers(model: type[Model], path: str, **only: str) -> QuerySet[Any, int]:
    found = model._default_manager.filter(**only).exclude(**{path: None})
    return found.order_by().values_list(path, flat=True).distinct()


def _has(model: type[Model], name: str) -> bool:
    return any(each.name == name for each in model._meta.get_fields())
