"""Writing to those whom a breach touches (article 34 GDPR): on a press, in batches by a job, and each person once.

What could go wrong: a job dies halfway, or the press is given twice. Who was written to is marked in the transaction
that makes the letter, and a letter has a key of its breach and person, so nobody gets two.
"""

from datetime import datetime

from django.db import transaction

from leeszaal.notices.kinds import Kind
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.models import Patron
from leeszaal.privacy.models import Breach, BreachTouched

BATCH = 500


@transaction.atomic
def tell_some(breach_id: int, now: datetime, most: int = BATCH) -> int:
    """Make the letter for some people who have none; give how many were looked at."""
    breach = Breach.objects.only("id", "drill", "told_at").get(pk=breach_id)
    if breach.drill or breach.told_at is None:
        return 0
    waiting = BreachTouched.objects.filter(breach=breach, notice_made_at=None).order_by("pk")
    some = list(waiting.select_for_update(skip_locked=True)[:most])
    there = set(Patron.objects.filter(pk__in=[one.person_id for one in some]).values_list("pk", flat=True))
    for one in some:
        if one.person_id in there:
            queue_notice(Kind.BREACH, one.person_id, {"breach": breach_id}, f"breach:{breach_id}:{one.person_id}", now)
        one.notice_made_at = now
    BreachTouched.objects.bulk_update(some, ["notice_made_at"])
    return len(some)
