"""What waits for the privacy officer of the statement: promises that do not hold, and members who were not told."""

from datetime import datetime

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.models import PromiseCheck, StatementVersion
from leeszaal.privacy.statement.proofs_of_telling import TIME_TO_TELL

_PAGE = "office:privacy_statement"


def _broken(now: datetime) -> Waiting:
    broken = PromiseCheck.objects.filter(Q(failed__gt=0) | ~Q(fault=""))
    since = broken.aggregate(first=Min("broken_since"))["first"]
    return Waiting(broken.count(), timezone.localdate(since) if since else None)


def _untold(now: datetime) -> Waiting:
    """Count the versions that members were not told of; who tells of a later one tells of all."""
    told = StatementVersion.objects.exclude(announcing_ended_at=None).aggregate(last=Max("number"))["last"] or 1
    untold = StatementVersion.objects.filter(number__gt=told)
    first = untold.aggregate(first=Min("published_at"))["first"]
    return Waiting(untold.count(), timezone.localdate(first) + TIME_TO_TELL if first else None)


DECISIONS = (
    Decision("promises", _("Promises that do not hold"), _PAGE, _broken),
    Decision("statement", _("Changes of the statement that members were not told of"), _PAGE, _untold),
)
