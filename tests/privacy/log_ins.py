"""Connections by the log-in of a role of the database, as any program would make them."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection

from leeszaal.privacy.access.naming import role_name
from leeszaal.privacy.access.passwords import password_of


@contextmanager
def logged_in(role: str) -> Iterator[psycopg.Connection]:
    """A connection of its own, by the log-in of a role."""
    settings = connection.get_connection_params()
    settings = {key: settings[key] for key in ("dbname", "host", "port") if settings.get(key)}
    user = role_name(connection.settings_dict["NAME"], role)
    password = password_of(user, connection.settings_dict)
    with psycopg.connect(**settings, user=user, password=password, autocommit=True) as other:
        yield other
