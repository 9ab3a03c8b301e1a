"""Opening restricted data for one of the reasons that article 18(2) leaves: on record, by one person, for a while."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.privacy.models import Opening, Restriction

OPEN_FOR = timedelta(minutes=15)
"""Long enough for one matter at the desk; who needs longer says so again."""


@transaction.atomic
def open_restricted(
    restriction: Restriction, reason: Opening.Reason, note: str, staff_id: int, *, now: datetime
) -> Opening:
    """Let one staff member work with restricted data for a quarter of an hour, and note who, when and why.

    Raises:
        ValueError: without a note of what it is for, or when the restriction was lifted.
    """
    if not note.strip():
        raise ValueError("opening restricted data needs a reason in words")
    if restriction.lifted_at is not None:
        raise ValueError("this restriction was lifted")
    return restriction.openings.create(
        opened_at=now, until=now + OPEN_FOR, reason=reason, note=note.strip(), staff_id=staff_id
    )


def is_open_to(restriction: Restriction, actor: Actor) -> bool:
    """Tell whether this actor has opened the data just now."""
    if actor.kind != "staff" or actor.id is None:
        return False
    return restriction.openings.filter(staff_id=actor.id, until__gt=timezone.now()).exists()
