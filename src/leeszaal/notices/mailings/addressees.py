"""Who gets a mailing: read through the view of its activity, in the role that can read nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection

from leeszaal.privacy.access import acting_as

WRITTEN_FOR = ("newsletter", "direct_mail", "targeted", "profile")
"""Activities for which staff write mailings."""
_PARTS = {
    "interest": ("targeted", "interest_subject = %s"),
    "genre": ("profile", "%s = ANY(genres)"),
    "material": ("profile", "loan_material_type = %s"),
}
"""By the first word of a part (``genre:Thriller``): the activity it can narrow, and how."""


class UnknownPartError(ValueError):
    """This activity cannot be narrowed so."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who can be written to now, and how."""

    patron_id: int
    given_names: str
    email: str
    language: str


def addressees(activity: str, part: str = "") -> list[int]:
    """Give the numbers of everybody who can be written to for an activity now, or for a part of it.

    Raises:
        UnknownPartError: when the part does not belong to the activity.
    """
    condition, values = _narrowed(activity, part)
    with acting_as(activity), connection.cursor() as cursor:
        cursor.execute(f"SELECT DISTINCT patron_id FROM activity_{activity} WHERE {condition} ORDER BY 1", values)  # noqa: S608
        return [int(row[0]) for row in cursor.fetchall()]


def addressee(patron_id: int, activity: str, part: str = "") -> Addressee | None:
    """Give how somebody is written to for an activity, or None when it no longer stands."""
    condition, values = _narrowed(activity, part)
    columns = "patron_id, patron_given_names, patron_email, patron_language"
    with acting_as(activity), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM activity_{activity} WHERE patron_id = %s AND {condition} LIMIT 1",  # noqa: S608
            [patron_id, *values],
        )
        row = cursor.fetchone()
    return Addressee(*row) if row else None


def _narrowed(activity: str, part: str) -> tuple[str, list[str]]:
    """Give the condition for a part; the names in it are our own, the value is bound."""
    if not activity.isidentifier():
        raise UnknownPartError(activity)
    if not part:
        return "true", []
    by, _, value = part.partition(":")
    wanted, condition = _PARTS.get(by, ("", ""))
    if wanted != activity:
        raise UnknownPartError(part)
    return condition, [value]


def welcomed(days: int) -> Iterator[int]:
    """Give the numbers of members who enrolled so many days ago and can be sent welcome mails."""
    with acting_as("welcome"), connection.cursor() as cursor:
        cursor.execute(
            "SELECT patron_id FROM activity_welcome WHERE (now() - patron_enrolled_at) BETWEEN %s * interval '1 day'"
            " AND (%s + 2) * interval '1 day' ORDER BY 1",
            [days, days],
        )
        yield from [int(row[0]) for row in cursor.fetchall()]
