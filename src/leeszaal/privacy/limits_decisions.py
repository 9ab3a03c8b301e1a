"""What waits for the privacy officer of the limits that people set: weighing, passing on, erasing, lifting.

Who objects, or whose data a recipient must be told about, gets an answer without delay and in any case within a month
(article 12(3) GDPR); the last day is counted as for requests.
"""

from datetime import date, datetime

from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.models import Erasure, Objection, PassingOn, Restriction
from leeszaal.privacy.requests.clock import answer_by
from leeszaal.privacy.requests.holidays import is_public_holiday

_PAGE = "office:limits"


def _objections(now: datetime) -> Waiting:
    found = Objection.objects.filter(until=None, answer="")
    return _within_a_month(found.count(), found.aggregate(first=Min("since"))["first"])


def _passing_on(now: datetime) -> Waiting:
    found = PassingOn.objects.filter(closed_at=None)
    return _within_a_month(found.count(), found.aggregate(first=Min("made_at"))["first"])


def _erasures(now: datetime) -> Waiting:
    return Waiting(Erasure.objects.filter(done_at=None).count())


def _liftings(now: datetime) -> Waiting:
    return Waiting(Restriction.objects.filter(lifted_at=None, told_at__isnull=False).count())


def _within_a_month(count: int, first: datetime | None) -> Waiting:
    return Waiting(count, _last_day(timezone.localdate(first)) if first else None)


def _last_day(begun_on: date) -> date:
    return answer_by(begun_on, is_public_holiday)


LIMITS_DECISIONS = (
    Decision("objections", _("Objections to weigh"), _PAGE, _objections, officer_only=True),
    Decision("passing_on", _("Recipients still to be told"), _PAGE, _passing_on, officer_only=True),
    Decision("erasures", _("Erasures that wait until something is closed"), _PAGE, _erasures, officer_only=True),
    Decision(
        "liftings", _("Restrictions of which the person knows that they end"), _PAGE, _liftings, officer_only=True
    ),
)
