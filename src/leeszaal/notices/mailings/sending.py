"""From a mailing to its copies: the list is made once, and each copy asks again whether it may leave."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from leeszaal.notices.kinds import BY_ACTIVITY, Kind
from leeszaal.notices.mailings.addressees import Addressee, addressee, addressees
from leeszaal.notices.mailings.composing import compose_copy
from leeszaal.notices.models import Notice
from leeszaal.notices.sending import NotSentYetError, send
from leeszaal.patrons.models import Mailing
from leeszaal.privacy.access import acting_as

SENDING = "notices"
_BATCH = 1000


def compile_mailing(mailing: Mailing, *, now: datetime) -> int:
    """Make the copies that are not there yet, one for each person who stands in the view now; give how many people."""
    people = addressees(mailing.activity, mailing.part)
    with acting_as(SENDING), transaction.atomic():
        copies = [_copy(mailing, patron_id, now) for patron_id in people]
        Notice.objects.bulk_create(copies, batch_size=_BATCH, ignore_conflicts=True)
        Mailing.objects.filter(pk=mailing.pk).update(compiled_at=now, addressed=len(people))
    return len(people)


def send_copies(mailing: Mailing, *, now: datetime) -> int:
    """Send the copies that wait; give how many still do."""
    with acting_as(SENDING):
        waiting = list(_copies_of(mailing).filter(state=Notice.State.WAITING).values_list("pk", flat=True))
    left = 0
    for notice_id in waiting:
        try:
            send_by_activity(notice_id, now=now)
        except NotSentYetError:
            left += 1
    return left


def send_by_activity(notice_id: int, *, now: datetime) -> None:
    """Send one message in two roles: that of its activity says to whom, that of sending writes down that it left.

    Raises:
        NotSentYetError: when it is worth trying again later.
    """
    with acting_as(SENDING):
        notice = Notice.objects.filter(pk=notice_id, kind__in=BY_ACTIVITY).only("kind", "patron", "subject_ids").first()
        mailing = _mailing_of(notice) if notice else None
    if notice is None:
        return
    to, activity = _addressee(notice, mailing), mailing.activity if mailing else "welcome"
    with acting_as(SENDING):
        send(notice_id, now=now, composing=lambda locked, _: compose_copy(locked, mailing, to), activity=activity)


def _addressee(notice: Notice, mailing: Mailing | None) -> Addressee | None:
    if notice.kind == Kind.WELCOME_SERIES:
        return addressee(notice.patron_id, "welcome")
    return addressee(notice.patron_id, mailing.activity, mailing.part) if mailing else None


def _mailing_of(notice: Notice) -> Mailing | None:
    return Mailing.objects.filter(pk=notice.subject_ids.get("mailing")).first()


def _copies_of(mailing: Mailing) -> QuerySet[Notice]:
    return Notice.objects.filter(kind=Kind.MAILING, key__startswith=f"{Kind.MAILING}:{mailing.pk}:")


def _copy(mailing: Mailing, patron_id: int, now: datetime) -> Notice:
    return Notice(
        key=f"{Kind.MAILING}:{mailing.pk}:{patron_id}",
        kind=Kind.MAILING,
        patron_id=patron_id,
        subject_ids={"mailing": mailing.pk},
        created_at=now,
    )
