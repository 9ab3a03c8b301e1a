"""Two different people look at a change of the register; with the second one it is agreed to."""

from datetime import datetime

from django.db import transaction

from leeszaal.privacy.models import RegisterChange, RegisterSignature

PEOPLE = 2


class NotTheSameError(Exception):
    """The change that was shown is not the one that waits: it was agreed to, or the register changed again."""


@transaction.atomic
def sign(number: int, fingerprint: str, staff_id: int, now: datetime) -> int:
    """Note that a staff member agrees to the change as it was shown; give how many people still must.

    Who signs twice counts once.

    Raises:
        NotTheSameError: when another change waits, or none.
    """
    open_ones = RegisterChange.objects.select_for_update().filter(agreed_at=None, withdrawn_at=None)
    change = open_ones.filter(number=number, fingerprint=fingerprint).first()
    if change is None:
        raise NotTheSameError(number)
    RegisterSignature.objects.get_or_create(change=change, staff_id=staff_id, defaults={"signed_at": now})
    left = PEOPLE - change.signatures.count()
    if left <= 0:
        RegisterChange.objects.filter(pk=change.pk).update(agreed_at=now)
    return max(left, 0)
