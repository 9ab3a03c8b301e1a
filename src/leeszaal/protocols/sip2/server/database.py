"""This thread's connection with the database: noticed when it is gone, and opened again."""

import select

from django.db import connection
from django.db.utils import InterfaceError, OperationalError


def drop_when_gone() -> None:
    """Forget a connection that the database ended while it was idle, so that the next statement opens another.

    Costs a microsecond: nothing is asked of the database. An idle connection on which something can be read has been
    ended, or is about to be.
    """
    raw = connection.connection
    if raw is None:
        return
    if raw.closed or _can_be_read(raw.fileno()):
        connection.close()


def lost_by(fault: Exception) -> bool:
    """Tell whether a failure means that the connection is gone; what is left of it is closed then.

    PostgreSQL, "Error codes": class 08 and 57P are about the connection; without a code the server said nothing more.
    The state of the connection itself tells too little, for the end of a transaction may have opened another already.
    """
    if not isinstance(fault, OperationalError | InterfaceError):
        return False
    code = getattr(fault.__cause__, "sqlstate", None)
    if code is not None and not code.startswith(("08", "57P")):
        return False
    connection.close()
    return True


def leave() -> None:
    """Close this thread's connection."""
    connection.close()


def _can_be_read(handle: int) -> bool:
    poll = select.poll()
    poll.register(handle, select.POLLIN)
    return bool(poll.poll(0))
