"""What stands against people's data leaving, asked of the database in one statement for all of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from leeszaal.privacy.consents.standing import people_who_consent

PATRON = "patron"

_AGAINST = f"""
SELECT EXISTS (SELECT FROM privacy_restriction
               WHERE person_kind = '{PATRON}' AND person_id = ANY(%(people)s) AND lifted_at IS NULL),
       EXISTS (SELECT FROM privacy_objection
               WHERE person_kind = '{PATRON}' AND person_id = ANY(%(people)s) AND activity = %(activity)s
                 AND until IS NULL),
       EXISTS (SELECT FROM privacy_erasure
               WHERE person_kind = '{PATRON}' AND person_id = ANY(%(people)s) AND done_at IS NULL)
"""  # noqa: S608  no text of a person in it


@dataclass(frozen=True, slots=True)
class Against:
    """Whether for any of them: the data are restricted, they objected, they are being erased."""

    restricted: bool = False
    objected: bool = False
    erased: bool = False


def against(people: Sequence[int], activity: str) -> Against:
    """Ask what stands against the data of these people leaving for an activity."""
    with connection.cursor() as cursor:
        cursor.execute(_AGAINST, {"people": list(people), "activity": activity})
        return Against(*cursor.fetchone())


def all_consent(people: Sequence[int], activity: str) -> bool:
    """Tell whether the consent of every one of them stands now."""
    standing = set(people_who_consent(activity).filter(person_id__in=people))
    return standing.issuperset(people)
