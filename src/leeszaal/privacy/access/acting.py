"""Take the role of one kind of work for a while: another connection, whose log-in is that role.

All code goes on to use Django's connection ``default``; which one that is, changes here. Each thread keeps the
connections that it has opened. A role is never taken within a transaction: half of the work would be done by each.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections

from leeszaal.privacy.access import seal
from leeszaal.privacy.access.naming import role_name
from leeszaal.privacy.access.passwords import password_of
from leeszaal.privacy.declared import register

_kept = threading.local()
Switch = Callable[[str], AbstractContextManager[None]]


class RoleChangedInTransactionError(RuntimeError):
    """Something takes a role while a transaction of another role is under way."""


class NobodyServedError(RuntimeError):
    """A role that serves one person is taken without a person: it would go on to serve the one before."""


@contextmanager
def acting_as(role: str, person: int | None = None) -> Iterator[None]:
    """Work in a role for the duration of the block; a role with own rows serves this one person.

    Raises:
        RoleChangedInTransactionError: within a transaction of another role.
        NobodyServedError: when a role with own or shared rows is taken without a person.
    """
    if person is None and _serves_one(role):
        raise NobodyServedError(f"the role {role} is taken for nobody")
    with switch(role):
        if person is not None:
            _serve(person)
        yield


def serve_as(role: str) -> None:
    """Let this process work in a role from now on; what it had opened before is closed."""
    connections.close_all()
    own = _settings_of(role)
    connections[DEFAULT_DB_ALIAS].settings_dict.update(own)
    connections.settings[DEFAULT_DB_ALIAS].update(own)


def leave() -> None:
    """Close the connections of this thread that were opened to take roles."""
    for kept in _kept.__dict__.pop("connections", {}).values():
        kept.close()


@contextmanager
def _other_connection(role: str) -> Iterator[None]:
    before = connections[DEFAULT_DB_ALIAS]
    user = before.settings_dict["USER"]
    if user == _settings_of(role)["USER"]:
        yield
        return
    if before.in_atomic_block:
        raise RoleChangedInTransactionError(f"the role {role} is taken within a transaction of {user}")
    after = _connection_of(role)
    after.close_if_unusable_or_obsolete()
    connections[DEFAULT_DB_ALIAS] = after
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS] = before


switch: Switch = _other_connection
"""How a role is taken."""


def _connection_of(role: str) -> Any:
    kept: dict[str, Any] = _kept.__dict__.setdefault("connections", {})
    if role not in kept:
        made = connections.create_connection(DEFAULT_DB_ALIAS)
        made.settings_dict = {**made.settings_dict, **_settings_of(role)}
        kept[role] = made
    return kept[role]


def _settings_of(role: str) -> dict[str, str]:
    whole = connections.settings[DEFAULT_DB_ALIAS]
    name = role_name(whole["NAME"], role)
    return {"USER": name, "PASSWORD": password_of(name, whole)}


def _serves_one(role: str) -> bool:
    found = register().roles.get(role)
    return found is not None and (found.own_rows or found.shared_rows)


def _serve(person: int) -> None:
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, false)", [seal.SETTING, seal.sealed(person)])
