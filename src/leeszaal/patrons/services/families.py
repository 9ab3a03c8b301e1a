"""Guardians: an adult member who answers for a child under sixteen."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Guardianship, Patron
from leeszaal.patrons.problems import Problem, RefusedError
from leeszaal.patrons.rules.membership import ADULT_AT, age_on, is_guarded
from leeszaal.patrons.services.recording import lock_patron, note_change


@transaction.atomic
def add_guardian(child_id: int, guardian_id: int, actor: Actor, *, now: datetime) -> Guardianship:
    """Let an adult patron answer for a child, from today; asking twice changes nothing.

    Raises RefusedError when the guardian is no adult member, or is the child.
    """
    lock_patron(child_id)
    today = timezone.localdate(now)
    if problem := guardian_problem(guardian_id, today):
        raise RefusedError({"guardian": problem})
    if child_id == guardian_id:
        raise RefusedError({"guardian": Problem.GUARDIAN_UNKNOWN})
    guardianship, made = Guardianship.objects.update_or_create(
        child_id=child_id, guardian_id=guardian_id, defaults={"until_on": None}, create_defaults={"since_on": today}
    )
    if made:
        note_change(child_id, "guardian_added", actor, now)
    return guardianship


@transaction.atomic
def remove_guardian(child_id: int, guardian_id: int, actor: Actor, *, now: datetime) -> None:
    """End a guardianship today.

    Raises RefusedError when the child is under sixteen and would be left without a guardian.
    """
    child, today = lock_patron(child_id), timezone.localdate(now)
    standing = Guardianship.objects.filter(child_id=child_id, until_on=None)
    if is_guarded(child.born_on, today) and not standing.exclude(guardian_id=guardian_id).exists():
        raise RefusedError({"": Problem.NEEDS_GUARDIAN})
    if standing.filter(guardian_id=guardian_id).update(until_on=today):
        note_change(child_id, "guardian_removed", actor, now)


def guardian_problem(guardian_id: int, today: date) -> Problem | None:
    """Tell why this patron cannot be a guardian, or None when nothing stands against it."""
    guardian = Patron.objects.filter(pk=guardian_id, state=Patron.State.ACTIVE).first()
    if guardian is None:
        return Problem.GUARDIAN_UNKNOWN
    return Problem.GUARDIAN_TOO_YOUNG if age_on(guardian.born_on, today) < ADULT_AT else None
