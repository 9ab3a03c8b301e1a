"""Telling a machine's retry from a new wish: its first try may have been done while the answer was lost.

What could go wrong: the patron holds the book, the connection drops, the machine asks again and is told that the item
is on loan already, so the gate goes off. So what this very machine did with this very item or hold in the last ten
minutes is answered as the success it was.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from leeszaal.circulation.models import Event

RETRIED_WITHIN = timedelta(minutes=10)


def just_done(verb: str, terminal_id: int, now: datetime, **of: int | None) -> QuerySet[Event]:
    """Give what this machine did just now, by ids of which one is an item or a patron, the latest first."""
    acts = Event.objects.filter(Q(actor_kind="terminal", actor_id=terminal_id), verb=verb, **of)
    return acts.filter(at__gt=now - RETRIED_WITHIN, at__lte=now).order_by("-at", "-id")
