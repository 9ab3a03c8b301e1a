"""What waits for the privacy officer: breaches whose clock runs."""

from datetime import datetime

from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.breaches.clock import REPORT_WITHIN
from leeszaal.privacy.breaches.kinds import Risk
from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.models import Breach

RUNNING = Q(reported_at=None, closed_at=None) & ~Q(risk=Risk.NONE)
"""Breaches that may have to be reported: not reported, and not found to be without risk."""


def _open(now: datetime) -> Waiting:
    waiting = Breach.objects.filter(closed_at=None)
    first = waiting.filter(RUNNING).aggregate(first=Min("aware_at"))["first"]
    return Waiting(waiting.count(), timezone.localdate(first + REPORT_WITHIN) if first else None)


DECISION = Decision("breaches", _("Breaches that are not dealt with yet"), "office:breaches", _open)
