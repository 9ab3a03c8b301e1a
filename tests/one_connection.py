"""Roles in a test whose transaction is rolled back: all of it happens on one connection, which takes and leaves roles.

The rights are those of the real roles. That another role cannot be taken back is tested where real log-ins are used.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from leeszaal.privacy.access.acting import RoleChangedInTransactionError
from leeszaal.privacy.access.naming import quoted, role_name

_taken: list[str] = []
depth: list[int] = []
"""How many savepoints the test itself stands in, when it asked for a page."""


@contextmanager
def on_one_connection(role: str) -> Iterator[None]:
    """Take the role of the test's own connection for the duration of the block."""
    if _taken and _taken[-1] == role:
        yield
        return
    if _taken and len(connection.savepoint_ids) > depth[-1]:
        raise RoleChangedInTransactionError(f"the role {role} is taken within a transaction of {_taken[-1]}")
    _become(role)
    _taken.append(role)
    depth.append(len(connection.savepoint_ids))
    try:
        yield
    finally:
        _taken.pop()
        depth.pop()
        if not connection.needs_rollback:
            _become(_taken[-1] if _taken else None)


def _become(role: str | None) -> None:
    name = quoted(role_name(connection.settings_dict["NAME"], role)) if role else "NONE"
    connection.ensure_connection()
    connection.connection.execute(f"SET ROLE {name}")  # not through Django, whose statements tests count
