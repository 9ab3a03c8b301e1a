"""Restricted data are kept: no term of the register erases them as long as the restriction stands.

The person may need them for a claim (18(1)(c)), or wants them kept though the library would erase them (18(1)(b)).
Which rows are whose comes from the trails that apps claim, so no table can be forgotten.
"""

from typing import Any

from django.db.models import QuerySet

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.models import Restriction
from leeszaal.privacy.restriction.standing import PATRON, restricted_at

PATRONS = frozenset({"patron", "applicant", "guardian"})
"""The kinds of people whose row of their own is that of a patron."""


def keep_restricted(rows: QuerySet[Any], claims: Claims) -> QuerySet[Any]:
    """Leave out of the rows of a model those that lead to somebody restricted, by any of the model's trails."""
    label = rows.model._meta.label
    people = {kind.word: kind.of for kind in claims.people}
    for trail in claims.trails:
        if trail.table != label or trail.people not in PATRONS:
            continue
        own_row = people[trail.people]
        if trail.also:
            for person_id in _restricted_people():
                rows = rows.exclude(trail.also(person_id))
        if trail.path:
            rows = rows.exclude(restricted_at(trail.path))
        elif own_row is not None and own_row._meta.label == label:
            rows = rows.exclude(restricted_at("pk"))
    return rows


def _restricted_people() -> QuerySet[Restriction, int]:
    return Restriction.objects.filter(person_kind=PATRON, lifted_at=None).values_list("person_id", flat=True)
