"""Messages are written down with what they tell about, in one transaction, and sent after it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.tasks import send_notice


def queue_notice(
    kind: Kind | str,
    patron_id: int,
    subject_ids: Mapping[str, int],
    key: str,
    now: datetime,
    *,
    link: str | None = None,
) -> int | None:
    """Write a message down in the caller's transaction, to be sent after it; give its id. A ``link`` waits sealed.

    A second message with the same key is not made: then it gives None. Raises ValueError for an unknown kind.
    """
    with transaction.atomic():
        notice, made = Notice.objects.only("key").get_or_create(
            key=key,
            defaults={
                "kind": Kind(kind),
                "patron_id": patron_id,
                "subject_ids": dict(subject_ids),
                "created_at": now,
                "link": link,
            },
        )
        if not made:
            return None
        send_notice.defer(notice_id=notice.pk)
        return notice.pk
