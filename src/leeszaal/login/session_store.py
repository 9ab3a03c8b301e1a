"""Sessions in the database, read and written in the role of logging in: no page's own role sees who is logged in."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.contrib.sessions.backends import db

from leeszaal.privacy.access import acting_as

P = ParamSpec("P")
R = TypeVar("R")


def _signing_in(method: Callable[Concatenate[Any, P], R]) -> Callable[Concatenate[Any, P], R]:
    @wraps(method)
    def in_role(self: Any, *args: P.args, **options: P.kwargs) -> R:
        with acting_as("sign_in"):
            return method(self, *args, **options)

    return in_role


class SessionStore(db.SessionStore):
    """Django's sessions in the database."""

    load = _signing_in(db.SessionStore.load)
    exists = _signing_in(db.SessionStore.exists)
    create = _signing_in(db.SessionStore.create)
    save = _signing_in(db.SessionStore.save)
    delete = _signing_in(db.SessionStore.delete)
