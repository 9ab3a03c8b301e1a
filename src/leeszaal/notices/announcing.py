"""Telling every member that the privacy statement changed: each once per version, in batches, by a job.

It is information that the law asks for (articles 13(3) and 5(1)(a) GDPR), not advertising, so no choice about messages
stops it. What could go wrong: a job dies halfway, or two run at once. The version is locked during a batch, who was
told has a message with a key of this version, and the key is unique: so the next run goes on where the last stopped.
The next newsletter tells it as well. The message goes to the e-mail address of each member; who has none is counted.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Concat

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.models import Patron
from leeszaal.privacy.models import StatementVersion

BATCH = 500


class NothingToAnnounceError(Exception):
    """There is no such change, or members were told of it already."""


def begin(number: int, now: datetime) -> StatementVersion:
    """Begin to tell members of a version; the job `announce_statement` does the rest.

    Raises:
        NothingToAnnounceError: for the first version, one that is not there, or one that was announced.
    """
    begun = StatementVersion.objects.filter(number=number, number__gt=1, announcing_began_at=None)
    if not begun.update(announcing_began_at=now):
        raise NothingToAnnounceError
    return StatementVersion.objects.get(number=number)


@transaction.atomic
def tell_some(number: int, now: datetime, most: int = BATCH) -> int:
    """Queue the message for some members who do not have it; give how many. The last batch ends the announcement."""
    version = StatementVersion.objects.select_for_update().get(number=number)
    if version.announcing_began_at is None or version.announcing_ended_at is not None:
        return 0
    patrons = list(_untold(version).order_by("pk").values_list("pk", "email")[:most])
    for pk, _ in patrons:
        queue_notice(Kind.STATEMENT_CHANGED, pk, {"version": number}, _key(number, pk), now)
    version.told += len(patrons)
    version.without_address += sum(not email for _, email in patrons)
    version.announcing_ended_at = now if len(patrons) < most else None
    version.save(update_fields=["told", "without_address", "announcing_ended_at"])
    return len(patrons)


def _members(version: StatementVersion) -> QuerySet[Patron]:
    """Give who was there when the statement changed and still is; who came later read the new one."""
    here = Patron.objects.filter(state__in=[Patron.State.ACTIVE, Patron.State.PENDING])
    return here.filter(enrolled_at__lt=version.published_at)


def _untold(version: StatementVersion) -> QuerySet[Patron]:
    key = Concat(Value(_key(version.number, "")), Cast(OuterRef("pk"), CharField()))
    return _members(version).exclude(Exists(Notice.objects.filter(key=key)))


def _key(number: int, patron: int | str) -> str:
    return f"{Kind.STATEMENT_CHANGED}:{number}:{patron}"
