"""Comparing the register that the library opens with, with the one that two people agreed to last."""

from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from leeszaal.privacy.changes.content import Content, content, facts_compared
from leeszaal.privacy.changes.standing import last_agreed, waiting
from leeszaal.privacy.changes.weakening import weakens
from leeszaal.privacy.documents.differences import between
from leeszaal.privacy.documents.differences_told import as_record
from leeszaal.privacy.models import RegisterChange
from leeszaal.privacy.register import Register

_LOCK = 0x2E9E5


@transaction.atomic
def look(register: Register, now: datetime) -> RegisterChange | None:
    """Keep what the register says otherwise than was agreed to as a change that waits; give it, or None.

    The first register of a library counts as agreed to: by setting it up. A change that waited and is not what the
    register says any more is withdrawn.
    """
    _one_at_a_time()
    found, agreed, waits = content(register), last_agreed(), waiting()
    if agreed is None:
        _keep(found, now, agreed_at=now)
        return None
    if waits is not None and waits.fingerprint == found.fingerprint:
        return waits
    if waits is not None:
        RegisterChange.objects.filter(pk=waits.pk).update(withdrawn_at=now)
    order = [activity.key for activity in register.in_order()]
    differing = _differences(agreed, found, order, timezone.localdate(now))
    if not differing and agreed.binding == found.binding:
        return None
    return _keep(found, now, differences=differing, weakens=any(one["weakens"] for one in differing))


def _differences(agreed: RegisterChange, found: Content, order: list[str], today: date) -> list[dict[str, Any]]:
    gone = sorted(agreed.binding["activities"].keys() - set(order))
    differing = between(*facts_compared(agreed.facts, found.facts), [*order, *gone])
    return [as_record(one) | {"weakens": weakens(one, agreed.binding, found.binding, today)} for one in differing]


def _keep(found: Content, now: datetime, **more: Any) -> RegisterChange:
    last = RegisterChange.objects.values_list("number", flat=True).first() or 0
    return RegisterChange.objects.create(
        number=last + 1,
        found_at=now,
        facts=found.facts,
        binding=found.binding,
        fingerprint=found.fingerprint,
        **more,
    )


def _one_at_a_time() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
