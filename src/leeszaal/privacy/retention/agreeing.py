"""A night that would erase very much waits until two different people agree.

What could go wrong: a slip in a term (``P5D`` for ``P5Y``) would erase a whole library in one night. Above a number of
rows, or a part of what the rule could end, the rule waits, and the privacy officer and the manager see how many rows it
would take. An agreement holds for that many rows and a tenth more, for a week, and for one night.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from leeszaal.privacy.models import Approval
from leeszaal.privacy.retention.terms import Rule

PEOPLE = 2
HOLDS = timedelta(days=7)
_MARGIN = 1.1
_FEW = 100
"""So many rows are never a part worth stopping for."""


def is_large(rule: Rule, due: int) -> bool:
    """Tell whether so many rows in one night ask for the agreement of two people."""
    if due > settings.ERASE_ROWS:
        return True
    if due <= _FEW or settings.ERASE_PERCENT >= 100:
        return False
    return due * 100 > settings.ERASE_PERCENT * rule.rows().count()


def must_wait(rule: Rule, due: int, now: datetime) -> bool:
    """Tell whether a rule has to wait for somebody to agree."""
    if not is_large(rule, due):
        return False
    agreed = [approval for approval in standing(rule, now) if due <= approval.rows * _MARGIN]
    return len({approval.staff_id for approval in agreed}) < PEOPLE


def standing(rule: Rule, now: datetime) -> QuerySet[Approval]:
    """Give the agreements to a rule that hold at this moment."""
    return Approval.objects.filter(**_matter(rule), used_in=None, approved_at__gt=now - HOLDS)


@transaction.atomic
def agree(rule: Rule, rows: int, staff_id: int, now: datetime) -> int:
    """Note that a staff member agrees that the rule ends so many rows; give how many different people agree now."""
    Approval.objects.filter(**_matter(rule), used_in=None, staff_id=staff_id).delete()
    Approval.objects.create(**_matter(rule), rows=rows, staff_id=staff_id, approved_at=now)
    return standing(rule, now).values("staff_id").distinct().count()


def use_up(rule: Rule, number: int, now: datetime) -> None:
    """Note in which proof the agreements to a rule were used, so that they hold for one night."""
    standing(rule, now).update(used_in=number)


def _matter(rule: Rule) -> dict[str, str]:
    return {"activity": rule.activity.key, "starts": rule.term.starts, "then": rule.term.then}
