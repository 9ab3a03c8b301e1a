"""What waits for the privacy officer: requests that were not answered yet."""

from datetime import datetime

from django.db.models import Min
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.requests.queries import open_requests


def _open(now: datetime) -> Waiting:
    waiting = open_requests()
    return Waiting(waiting.count(), waiting.aggregate(first=Min("due_on"))["first"])


DECISION = Decision("requests", _("Requests that wait for an answer"), "office:requests", _open)
