"""What Leeszaal finds in a fresh server: its own role, its own database, and the extensions it uses."""

from pathlib import Path

import psycopg
from psycopg import sql

from leeszaal.site.postgres.binaries import DatabaseUnavailableError

NAME = "leeszaal"
_LIES = "SELECT FROM pg_database, pg_roles WHERE datname = %s AND rolname = %s AND rolcreaterole"
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist")


def lay_ground(socket: Path) -> None:
    """Make the owner's role and database where they are missing; safe to repeat.

    The extensions go into the template as well, so that databases made for tests have them.
    """
    if _lies(socket):
        return
    _install_extensions(socket, "template1")
    with _superuser(socket, "postgres") as connection:
        if connection.execute("SELECT FROM pg_roles WHERE rolname = %s", (NAME,)).fetchone() is None:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(sql.Identifier(NAME)))
        connection.execute(sql.SQL("ALTER ROLE {} CREATEROLE").format(sql.Identifier(NAME)))
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", (NAME,)).fetchone() is not None:
            return
        connection.execute(sql.SQL("CREATE DATABASE {0} OWNER {0}").format(sql.Identifier(NAME)))


def _lies(socket: Path) -> bool:
    with _superuser(socket, "postgres") as connection:
        return connection.execute(_LIES, (NAME, NAME)).fetchone() is not None


def _install_extensions(socket: Path, database: str) -> None:
    with _superuser(socket, database) as connection:
        for name in EXTENSIONS:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))


def _superuser(socket: Path, database: str) -> psycopg.Connection:
    try:
        return psycopg.connect(host=str(socket), dbname=database, user="postgres", autocommit=True)
    except psycopg.OperationalError as error:
        raise DatabaseUnavailableError(f"The database server does not answer: {error}") from error
