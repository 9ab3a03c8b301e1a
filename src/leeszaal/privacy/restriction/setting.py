"""Setting and lifting a restriction; each is one row, so it holds everywhere from the moment of the commit."""

from datetime import datetime

from django.db import IntegrityError, transaction

from leeszaal.common.actor import Actor
from leeszaal.privacy.models import PassingOn, Restriction
from leeszaal.privacy.passing_on.making import pass_on
from leeszaal.privacy.restriction.standing import PATRON, restriction_of


class NotToldYetError(Exception):
    """The restriction cannot be lifted: the person has not been told that it will be (18(3))."""


@transaction.atomic
def restrict(
    person_id: int, ground: Restriction.Ground, actor: Actor, *, now: datetime, known_as: str = ""
) -> Restriction:
    """Restrict a person's data and let recipients know; who is restricted already stays so from the earlier moment.

    `known_as` is the number by which recipients know the person.
    """
    try:
        with transaction.atomic():
            made = Restriction.objects.create(
                person_kind=PATRON,
                person_id=person_id,
                since=now,
                ground=ground,
                actor_kind=actor.kind,
                actor_id=actor.id,
            )
    except IntegrityError:
        standing = restriction_of(person_id)
        if standing is None:
            raise
        return standing
    pass_on(person_id, PassingOn.What.RESTRICTED, known_as=known_as, now=now)
    return made


@transaction.atomic
def announce_lifting(restriction: Restriction, *, now: datetime) -> Restriction:
    """Note that the person is told that the restriction will be lifted; telling twice keeps the first moment."""
    locked = Restriction.objects.select_for_update().get(pk=restriction.pk)
    if locked.told_at is None:
        locked.told_at = now
        locked.save(update_fields=["told_at"])
    return locked


@transaction.atomic
def lift(restriction: Restriction, *, now: datetime, known_as: str = "") -> Restriction:
    """Let the data be used again.

    Raises:
        NotToldYetError: when the person was not told before (18(3)).
    """
    locked = Restriction.objects.select_for_update().get(pk=restriction.pk)
    if locked.lifted_at is not None:
        return locked
    if locked.told_at is None or locked.told_at > now:
        raise NotToldYetError
    locked.lifted_at = now
    locked.save(update_fields=["lifted_at"])
    pass_on(locked.person_id, PassingOn.What.RELEASED, known_as=known_as, now=now)
    return locked
