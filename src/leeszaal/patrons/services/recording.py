"""How every change of a patron is noted: who, what, when, and which fields, but not the values."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron, PatronChange
from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.privacy.restriction import refuse_if_restricted


def lock_patron(patron_id: int) -> Patron:
    """Give a patron, locked until the transaction ends. Raises RefusedError when the patron left for good."""
    return _present(Patron.objects.select_for_update(), patron_id)


def hold_patron(patron_id: int) -> None:
    """Lock a patron as above, without reading more than whether they left."""
    _present(Patron.objects.select_for_update().only("state"), patron_id)


def note_change(patron_id: int, what: str, actor: Actor, now: datetime, fields: Iterable[str] = ()) -> None:
    """Add a row to the patron's history of changes.

    Every change of a patron ends here, so this is where it is refused when the data are restricted (article 18): the
    transaction of the change is then rolled back. The person may go on changing what is their own.

    Raises:
        RestrictedError: when the data are restricted, and this actor is not the person and has not opened them.
    """
    refuse_if_restricted(patron_id, actor)
    PatronChange.objects.create(
        patron_id=patron_id,
        changed_at=now,
        actor_kind=actor.kind,
        actor_id=actor.id,
        what=what,
        fields=sorted(fields),
    )


def _present(patrons: QuerySet[Patron], patron_id: int) -> Patron:
    patron = patrons.get(pk=patron_id)
    if patron.state == Patron.State.ENDED:
        raise RefusedError({"": Problem.ENDED})
    return patron
