"""Connections that stay open between requests, looked at without a question to the server.

Django asks `SELECT 1` at the start of every request. A server that stopped or cut off a connection has said so on it
already: what is left is to look whether something came in, which costs microseconds instead of a trip.
"""

from select import POLLIN, poll

from django.db.backends.postgresql import base
from psycopg import OperationalError
from psycopg.pq import ConnStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL as Django knows it."""

    def is_usable(self) -> bool:
        """Tell whether the server still holds the other end of this connection."""
        if self.connection is None or self.connection.closed:
            return False
        link = self.connection.pgconn
        try:
            while _has_news(link.socket):
                link.consume_input()
        except OperationalError:
            return False
        return bool(link.status == ConnStatus.OK)


def _has_news(socket: int) -> bool:
    look = poll()
    look.register(socket, POLLIN)
    return bool(look.poll(0))
