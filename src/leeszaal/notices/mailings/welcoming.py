"""Three welcome mails in the first month: each once, and none to who objected."""

from datetime import datetime

from django.db import transaction

from leeszaal.notices.kinds import Kind
from leeszaal.notices.mailings.addressees import welcomed
from leeszaal.notices.mailings.sending import SENDING
from leeszaal.notices.models import Notice
from leeszaal.privacy.access import acting_as

DAYS = (3, 10, 21)
"""How many days after enrolling each mail goes out; a worker that stood still catches up for two days."""


def queue_welcomes(*, now: datetime) -> list[int]:
    """Write down today's welcome mails; give the numbers of the messages."""
    made = []
    for step, days in enumerate(DAYS, start=1):
        people = list(welcomed(days))
        with acting_as(SENDING), transaction.atomic():
            made += [pk for patron_id in people if (pk := _queue(step, patron_id, now))]
    return made


def _queue(step: int, patron_id: int, now: datetime) -> int | None:
    key = f"{Kind.WELCOME_SERIES}:{step}:{patron_id}"
    defaults = {
        "kind": Kind.WELCOME_SERIES,
        "patron_id": patron_id,
        "subject_ids": {"step": step},
        "created_at": now,
    }
    notice, is_new = Notice.objects.only("key").get_or_create(key=key, defaults=defaults)
    return notice.pk if is_new else None
