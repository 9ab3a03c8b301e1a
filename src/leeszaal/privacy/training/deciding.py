"""What waits for the privacy officer: trainings that end."""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.training.queries import ending_soon


def _ending(now: datetime) -> Waiting:
    found = ending_soon(timezone.localdate(now))
    return Waiting(len(found), min(found.values(), default=None))


DECISION = Decision("training", _("Trainings that ended or end within a month"), "office:training", _ending)
