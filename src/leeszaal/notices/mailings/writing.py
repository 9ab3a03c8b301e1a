"""Writing a mailing, and letting it go: once let go, its words do not change."""

from datetime import datetime

from django.db import transaction

from leeszaal.notices.mailings.addressees import WRITTEN_FOR, addressees
from leeszaal.patrons.models import Mailing


class AlreadyReleasedError(Exception):
    """This mailing was let go already."""


def save_mailing(mailing: Mailing, *, now: datetime) -> Mailing:
    """Keep a draft.

    Raises:
        ValueError: for an activity or a part of it that no mailing can be for.
        AlreadyReleasedError: when it was let go.
    """
    if mailing.activity not in WRITTEN_FOR:
        raise ValueError(mailing.activity)
    addressees(mailing.activity, mailing.part)
    if mailing.pk and Mailing.objects.filter(pk=mailing.pk, released_at__isnull=False).exists():
        raise AlreadyReleasedError
    mailing.written_at = now
    mailing.save()
    return mailing


@transaction.atomic
def release(mailing_id: int, *, now: datetime) -> Mailing:
    """Let a mailing go: a job makes the list and sends each copy.

    Raises:
        AlreadyReleasedError: when it was let go before.
    """
    from leeszaal.notices.mailings.tasks import send_mailing  # noqa: PLC0415  the job imports what it does

    if not Mailing.objects.filter(pk=mailing_id, released_at=None).update(released_at=now):
        raise AlreadyReleasedError
    send_mailing.defer(mailing_id=mailing_id)
    return Mailing.objects.get(pk=mailing_id)
