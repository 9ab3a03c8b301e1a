"""The profile of genres and materials: counted from the loans that are still remembered, and stored nowhere.

It is read through the view of its own activity, which knows no copy and no title. So it ends with the loan that is
forgotten, with the consent that is taken back, and with the objection, without anything that must be erased.
"""

from collections import Counter
from collections.abc import Mapping

from django.db import connection

from leeszaal.catalogue.words import MATERIALS
from leeszaal.patrons.handing_out import written_to
from leeszaal.privacy.access import acting_as

ACTIVITY = "profile"
_LOANS = """
JOIN circulation_loan AS loan ON loan.patron_id = patron.id
JOIN catalogue_item AS item ON item.id = loan.item_id
JOIN catalogue_record AS record ON record.id = item.record_id"""

PROFILE = written_to(ACTIVITY, _LOANS, {"circulation.Loan": "loan"}, genres="record.genres")
"""How the activity reads loans: their kind of material and the genres, never which title it was."""

Profile = Mapping[str, Counter[str]]
"""How many loans of each ``material`` and each ``genre``."""


def in_words(patron_id: int) -> list[tuple[str, int]]:
    """Give the profile of one patron as it is told to that person: kinds of material, then genres, the most first."""
    counted = profile_of(patron_id)
    materials = [(str(MATERIALS.get(code, code)), times) for code, times in counted["material"].most_common()]
    return [*materials, *counted["genre"].most_common()]


def profile_of(patron_id: int) -> Profile:
    """Count the profile of one patron, as the role of the activity; empty for who did not say yes to it.

    Raises:
        RoleChangedInTransactionError: within a transaction of another role.
    """
    counted: Profile = {"material": Counter(), "genre": Counter()}
    with acting_as(ACTIVITY), connection.cursor() as cursor:
        cursor.execute("SELECT loan_material_type, genres FROM activity_profile WHERE patron_id = %s", [patron_id])
        for material, genres in cursor.fetchall():
            counted["material"][material] += 1
            counted["genre"].update(genres)
    return counted
