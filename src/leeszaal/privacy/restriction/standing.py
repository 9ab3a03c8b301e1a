"""Who is restricted now: as a row, as a filter on a list, and as SQL within a larger statement."""

from typing import Any, TypeVar

from django.db.models import Exists, OuterRef, QuerySet

from leeszaal.privacy.models import Restriction

PATRON = "patron"
"""The kind of people of whom data can be restricted here: everybody with a row of their own among the patrons."""

Rows = TypeVar("Rows", bound=QuerySet[Any])


def restriction_of(person_id: int, kind: str = PATRON) -> Restriction | None:
    """Give the restriction that stands for a person, or None."""
    return Restriction.objects.filter(person_kind=kind, person_id=person_id, lifted_at=None).first()


def is_restricted(person_id: int, kind: str = PATRON) -> bool:
    """Tell whether a person is restricted, and read nothing of why or by whom."""
    return Restriction.objects.filter(person_kind=kind, person_id=person_id, lifted_at=None).exists()


def restrictions_of(person_id: int, kind: str = PATRON) -> QuerySet[Restriction]:
    """Give every restriction of a person that is still on record, the latest first."""
    return Restriction.objects.filter(person_kind=kind, person_id=person_id).order_by("-since")


def restricted_at(path: str, kind: str = PATRON) -> Exists:
    """Give the condition that the person to whom a path of fields leads is restricted."""
    return Exists(Restriction.objects.filter(person_kind=kind, person_id=OuterRef(path), lifted_at=None))


def without_restricted(rows: Rows, path: str) -> Rows:
    """Leave out the rows of restricted people; the path leads from a row to the person's number (``hold__patron_id``).

    Rows that belong to nobody stay.
    """
    return rows.exclude(restricted_at(path))


def is_restricted_sql(person: str) -> str:
    """Give the SQL that tells whether a patron is restricted; `person` is SQL for the patron's number."""
    return f"""EXISTS (
        SELECT FROM privacy_restriction
        WHERE person_kind = '{PATRON}' AND person_id = {person} AND lifted_at IS NULL
    )"""
