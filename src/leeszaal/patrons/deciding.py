"""What waits for the privacy officer: questions and complaints about privacy that are not answered yet."""

from datetime import datetime

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from leeszaal.patrons.models import Question
from leeszaal.privacy.decisions import Decision, Waiting


def _open(now: datetime) -> Waiting:
    waiting = Question.objects.filter(about_privacy=True, answered_at=None)
    return Waiting(waiting.count(), waiting.aggregate(first=Min("due_on"))["first"])


DECISION = Decision(
    "questions", _("Questions and complaints about privacy"), "office:questions", _open, officer_only=True
)
