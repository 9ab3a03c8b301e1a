"""Writing down what recipients must be told, in the transaction in which it happened."""

from collections.abc import Collection
from datetime import datetime

from leeszaal.privacy.declared import register
from leeszaal.privacy.models import PassingOn
from leeszaal.privacy.passing_on.recipients import partners_with

PATRON = "patron"


def pass_on(
    person_id: int, what: PassingOn.What, *, known_as: str, now: datetime, fields: Collection[str] = ()
) -> list[PassingOn]:
    """Write a note for each partner that may hold these columns of a patron (all of them when none are named).

    `known_as` is the number by which partners know the person; it is kept encrypted until the matter is closed.
    """
    notes = [
        PassingOn(
            person_kind=PATRON,
            person_id=person_id,
            known_as=known_as,
            partner=partner,
            what=what,
            fields=columns,
            made_at=now,
        )
        for partner, columns in partners_with(register(), [PATRON], fields).items()
    ]
    return PassingOn.objects.bulk_create(notes)
