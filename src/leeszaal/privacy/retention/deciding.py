"""What waits for the privacy officer of erasing: a night that is too large for one person, and the alarm.

Both are read in the proof of the last night, so that nobody has to count again; the page of erasing does count.
"""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Func, JSONField, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.models import Approval, Proof
from leeszaal.privacy.retention import agreeing
from leeszaal.privacy.retention.standing import LATE

_PAGE = "office:erasing"
_WAITING = "$.rules[*] ? (@.waits_for_agreement == true)"
_WRONG = '$.rules[*] ? (@.fault != "" || @.check.overdue > 0)'


def _large(now: datetime) -> Waiting:
    """Count the rules that waited last night and to which too few people agreed since."""
    waited = Counter((rule["activity"], rule["starts"], rule["then"]) for rule in _of_last_night(_WAITING))
    if not waited:
        return Waiting(0)
    agreed = Approval.objects.filter(used_in=None, approved_at__gt=now - agreeing.HOLDS)
    people = Counter(agreed.values_list("activity", "starts", "then"))
    left = [rule for rule in waited if people[rule] < agreeing.PEOPLE]
    return Waiting(len(left), timezone.localdate(now) if left else None)


def _alarm(now: datetime) -> Waiting:
    """Count the rules that were not carried out last night; a night that was not made counts as one."""
    last = Proof.objects.filter(body__has_key="rules").order_by("-number").values_list("made_at", flat=True).first()
    late = last is not None and last < now - LATE
    wrong = len(_of_last_night(_WRONG)) + late
    return Waiting(wrong, timezone.localdate(now) - timedelta(days=1) if wrong else None)


def _of_last_night(path: str) -> list[dict[str, Any]]:
    found = Func(F("body"), Value(path), function="jsonb_path_query_array", output_field=JSONField())
    nights = Proof.objects.filter(body__has_key="rules").order_by("-number")
    return nights.annotate(found=found).values_list("found", flat=True).first() or []


DECISIONS = (
    Decision("alarm", _("Erasing that was not done last night"), _PAGE, _alarm),
    Decision("large_rounds", _("Erasing that waits for two people"), _PAGE, _large),
)
