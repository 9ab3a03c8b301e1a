"""How every change of a patron is noted: who, what, when, and which fields, but not the values."""

from collections.abc import Iterable
from datetime import datetime

from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron, PatronChange
from leeszaal.patrons.problems import Problem, RefusedError


def lock_patron(patron_id: int) -> Patron:
    """Give a patron, locked until the transaction ends. Raises RefusedError when the patron left for good."""
    patron = Patron.objects.select_for_update().get(pk=patron_id)
    if patron.state == Patron.State.ENDED:
        raise RefusedError({"": Problem.ENDED})
    return patron


def note_change(patron_id: int, what: str, actor: Actor, now: datetime, fields: Iterable[str] = ()) -> None:
    """Add a row to the patron's history of changes."""
    PatronChange.objects.create(
        patron_id=patron_id,
        changed_at=now,
        actor_kind=actor.kind,
        actor_id=actor.id,
        what=what,
        fields=sorted(fields),
    )
