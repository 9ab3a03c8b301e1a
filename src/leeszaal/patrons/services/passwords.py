"""A patron's log-in: made when it is first needed."""

from datetime import datetime

from django.db import transaction

from leeszaal.common.actor import Actor
from leeszaal.login.models import User
from leeszaal.login.services import make_user, set_password
from leeszaal.patrons.models import Patron
from leeszaal.patrons.services.recording import lock_patron, note_change


@transaction.atomic
def log_in_of(patron_id: int) -> User:
    """Give the log-in of a patron, made now (without a password) when there was none.

    Raises RefusedError when the patron left for good.
    """
    patron = lock_patron(patron_id)
    if patron.user is None:
        patron.user = make_user()
        patron.save(update_fields=["user"])
    return patron.user


@transaction.atomic
def change_password(patron: Patron, password: str, actor: Actor, *, now: datetime) -> User:
    """Give a patron a new password; all their sessions end by that.

    Raises:
        django.core.exceptions.ValidationError: when the password is too weak.
        RefusedError: when the patron left for good.
    """
    user = log_in_of(patron.pk)
    set_password(user, password)
    note_change(patron.pk, "password_changed", actor, now)
    return user
