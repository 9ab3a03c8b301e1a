"""Whom a value points at: the person, somebody else, or nobody. Of somebody else nothing is told (article 15(4)).

What could go wrong: a row about the person names another member or a staff member, and their number leaves with it. So
each column that can hold a number of somebody is recognised by the model it points at, by the path that an app claims,
or by the names that such columns have in every table; a test fills all of them with other people's numbers.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from django.db.models import Field, ForeignKey

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.rights.tables import PATRON, OwnTable


class Whom(StrEnum):
    """Whom a value points at."""

    YOU = "you"
    MEMBER = "another member"
    STAFF = "a staff member"
    MACHINE = "a machine"


STAFF = "staff"
_ACTOR = "actor_id"
_ACTORS = {PATRON: Whom.MEMBER, "terminal": Whom.MACHINE, "job": Whom.MACHINE}
_STAFF_NAMES = ("staff_id",)
_STAFF_ENDING = "_by"


def pointed_at(
    table: OwnTable, field: Field[Any, Any], row: Mapping[str, Any], person_id: int, claims: Claims
) -> Whom | None:
    """Tell whom the value of a field in a row points at; None when it is a value like any other."""
    value = row[field.attname]
    if value is None:
        return None
    if field.name == _ACTOR:
        return _actor(str(row.get("actor_kind", STAFF)), value, person_id)
    kind = _kind(table, field, claims)
    if kind == PATRON:
        return Whom.YOU if value == person_id else Whom.MEMBER
    return Whom.STAFF if kind == STAFF else None


def _actor(kind: str, value: int, person_id: int) -> Whom:
    if kind == PATRON and value == person_id:
        return Whom.YOU
    return _ACTORS.get(kind, Whom.STAFF)


def _kind(table: OwnTable, field: Field[Any, Any], claims: Claims) -> str | None:
    """Give the kind of people to whom a column points."""
    if isinstance(field, ForeignKey):
        return next((people.word for people in claims.people if people.of is field.related_model), None)
    trails = [trail for trail in claims.trails if trail.table == table.label and trail.path == field.name]
    if any(trail.people == STAFF for trail in trails):
        return STAFF
    if trails:
        return PATRON
    named = field.name in _STAFF_NAMES or (
        field.name.endswith(_STAFF_ENDING) and field.get_internal_type() != "CharField"
    )
    return STAFF if named else None
