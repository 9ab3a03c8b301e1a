"""Objecting to an activity of the register."""

from datetime import datetime

from django.db import transaction

from leeszaal.privacy.law import Right
from leeszaal.privacy.models import Objection
from leeszaal.privacy.register import Activity, Register

DIRECT_MARKETING = frozenset({"newsletter", "direct_mail", "targeted", "profile", "welcome"})
"""Activities by which the library commends itself to people: an objection to these ends them (21(2) and (3))."""


class CannotObjectError(Exception):
    """There is no right to object to this activity: it rests on a contract, a legal obligation or plain consent."""


def can_object_to(activity: Activity) -> bool:
    """Tell whether a patron can object: it is about patrons, and on 6(1)(e) or (f) or for direct marketing."""
    may = Right.OBJECTION in activity.basis.rights or activity.key in DIRECT_MARKETING
    return may and "patron" in activity.people


def objectionable(register: Register) -> tuple[Activity, ...]:
    """Give the activities to which a patron can object, in the order of the statement."""
    return tuple(activity for activity in register.in_order() if can_object_to(activity))


@transaction.atomic
def object_to(person_id: int, activity: Activity, *, now: datetime, because: str = "") -> Objection:
    """Stop an activity for a patron from this moment; who objected already keeps the earlier moment.

    Direct marketing is not weighed (21(3)): there the objection is honoured as it is made.

    Raises:
        CannotObjectError: when the activity's basis leaves no such right.
    """
    if not can_object_to(activity):
        raise CannotObjectError(activity.key)
    answer = {"answer": Objection.Answer.HONOURED, "answered_at": now} if activity.key in DIRECT_MARKETING else {}
    objection, _ = Objection.objects.get_or_create(
        person_kind="patron",
        person_id=person_id,
        activity=activity.key,
        until=None,
        defaults={"since": now, "because": because.strip()[:500], **answer},
    )
    return objection
