"""The birthday on which a child decides alone: what a guardian had said yes to ends, and the person is asked, once."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.notices.kinds import Kind
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.models import Interest
from leeszaal.patrons.services.wishes import INTERESTS
from leeszaal.privacy.consents import lapse


@transaction.atomic
def come_of_age(*, now: datetime) -> int:
    """Write down what lapsed and tell people in one message each; give how many people. Who said no is not asked."""
    lines = lapse(timezone.localdate(now), now=now)
    last = {line.person_id: line.pk for line in lines}
    Interest.objects.filter(patron__in=[line.person_id for line in lines if line.activity == INTERESTS]).delete()
    for patron_id, line_id in last.items():
        queue_notice(Kind.CONSENT_LAPSED, patron_id, {"line": line_id}, f"{Kind.CONSENT_LAPSED}:{line_id}", now)
    return len(last)
