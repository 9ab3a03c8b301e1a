"""Each role of the database reads what the register declares for it, and nothing else: tried, not asked."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from leeszaal.privacy.access import declared_rights, seen
from leeszaal.privacy.access.naming import role_name
from leeszaal.privacy.access.passwords import password_of
from leeszaal.privacy.declared import register
from leeszaal.privacy.inventory import in_database

pytestmark = pytest.mark.django_db

_ALL = """
    SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.relnamespace = current_schema()::regnamespace
      AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2
"""


@contextmanager
def logged_in(role: str) -> Iterator[psycopg.Connection]:
    """A connection of its own, by the log-in of a role, as any program would make it."""
    settings = connection.get_connection_params()
    settings = {key: settings[key] for key in ("dbname", "host", "port") if settings.get(key)}
    user = role_name(connection.settings_dict["NAME"], role)
    password = password_of(user, connection.settings_dict)
    with psycopg.connect(**settings, user=user, password=password, autocommit=True) as other:
        yield other


def columns_there_are() -> list[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(_ALL)
        return list(cursor.fetchall())


def may_read(other: psycopg.Connection, table: str, column: str) -> bool:
    words = sql.SQL("SELECT {} FROM {} LIMIT 0").format(sql.Identifier(column), sql.Identifier(table))
    try:
        other.execute(words)
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


@pytest.mark.promise("SEC-1")
def test_each_role_reads_exactly_what_the_register_declares() -> None:
    there = columns_there_are()
    for role in seen.role_names():
        with logged_in(role) as other:
            read = {(table, column) for table, column in there if may_read(other, table, column)}
        wanted = {(table, column) for table, columns in seen.declared(role).items() for column in columns}
        assert read == wanted, f"{role}: too much {sorted(read - wanted)}, too little {sorted(wanted - read)}"
        assert seen.readable(role) == seen.declared(role)


def test_the_role_of_the_catalogue_reads_no_column_of_people() -> None:
    rights = declared_rights(register(), in_database())["public"]
    assert rights.reads
    assert not rights.reads & register().columns
    assert not rights.writes


@pytest.mark.parametrize("role", ["public", "patron", "desk", "cbs"])
def test_a_role_cannot_become_another(role: str) -> None:
    with logged_in(role) as other:
        for name in (*seen.role_names(), "owner"):
            wanted = role_name(connection.settings_dict["NAME"], name) if name != "owner" else owner()
            if name == role:
                continue
            with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue)):
                other.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(wanted)))
        other.execute("RESET ROLE")
        assert other.execute("SELECT current_user").fetchone() == other.execute("SELECT session_user").fetchone()


def owner() -> str:
    return str(connection.settings_dict["USER"])


def test_nobody_but_the_owner_makes_tables_or_reads_the_seal() -> None:
    for role in seen.role_names():
        with logged_in(role) as other:
            for words in (
                "CREATE TABLE theirs (a int)",
                "CREATE TEMP TABLE theirs (a int)",
                "SELECT * FROM leeszaal_seal",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    other.execute(words)


@pytest.mark.promise("SEC-1")
@pytest.mark.parametrize("column", ["login_user.password", "patrons_patron.user_id", "patrons_interest.subject"])
def test_who_sends_messages_reads_no_log_in_and_no_interests(column: str) -> None:
    with logged_in("notices") as other:
        assert may_read(other, "patrons_patron", "email")
        assert not may_read(other, *column.split("."))
