"""Connections that stay open between requests."""

import pytest
from django.db import connection, connections


@pytest.mark.django_db
def test_a_connection_that_the_server_cut_off_is_made_anew_at_the_next_request() -> None:
    kept = connections.create_connection("default")
    first = process(kept)
    assert kept.is_usable()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 10000)", [first])
    assert not kept.is_usable()
    kept.close_if_unusable_or_obsolete()
    assert process(kept) != first
    kept.close()


def process(through: object) -> int:
    """Give the number of the server's process at the other end."""
    with through.cursor() as cursor:  # type: ignore[attr-defined]  # Django's wrapper has no type of its own
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])
