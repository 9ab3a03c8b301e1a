"""Looking for marks everywhere: in each row of each table, in the text of a dump, and in each file of a library's home.

A mark is found as it stands, as its plain digest, and within whatever the library's own key opens.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from unsealing import purposes, unsealed

_COPY = re.compile(r'COPY (?:\w+\.)?"?(\w+)"? \(')
_DIGESTS = ("md5", "sha1", "sha256")
_RUN = re.compile(r"[0-9a-f]{32,}")
_TABLES = """
    SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema() ORDER BY c.relname
"""


class Marks:
    """The marks that are looked for, each with the plain digests by which it could be recognised."""

    def __init__(self, marks: Iterable[str]) -> None:
        wanted = list(marks)
        self._any = re.compile("|".join(map(re.escape, wanted)) or r"(?!)")
        self._mark_of = {digest: mark for mark in wanted for digest in _digests(mark)}
        self._purposes = purposes()

    def within(self, text: str) -> set[str]:
        """Give the marks that stand in a text, or in what is sealed in it."""
        found: set[str] = set()
        for part in (text, *unsealed(text, self._purposes)):
            found.update(self._any.findall(part))
            found.update(self._mark_of[run] for run in _RUN.findall(part) if run in self._mark_of)
        return found


def tables_with(marks: Iterable[str]) -> dict[str, set[str]]:
    """The tables in which some row holds one of the marks; with the marks that were found."""
    wanted = Marks(marks)
    found = {table: set[str]().union(*map(wanted.within, _rows(table))) for table in _tables()}
    return {table: there for table, there in found.items() if there}


def dumped_tables_with(marks: Iterable[str], dump: Path) -> dict[str, set[str]]:
    """The tables that hold one of the marks in the text of a dump; what stands outside any table is under ``""``."""
    wanted, found, table = Marks(marks), dict[str, set[str]](), ""
    for line in dump.read_text(encoding="utf-8").splitlines():
        if opened := _COPY.match(line):
            table = opened[1]
        elif line == "\\.":
            table = ""
        if here := wanted.within(line):
            found.setdefault(table, set()).update(here)
    return found


def files_with(marks: Iterable[str], folder: Path | None = None) -> set[str]:
    """The files under the library's home that hold one of the marks; the database's own files are not text."""
    wanted = Marks(marks)
    texts = ((path, path.read_bytes().decode("latin-1")) for path in _files(folder or Path(settings.HOME)))
    return {str(path) for path, text in texts if wanted.within(text)}


def _digests(mark: str) -> Iterator[str]:
    for written in (mark, f"{mark}@example.nl"):
        for digest in _DIGESTS:
            yield hashlib.new(digest, written.encode()).hexdigest()


def _rows(table: str) -> Iterator[str]:
    """Give each row as text, and each session as what it holds: that is packed, so that it cannot be read as it is."""
    if table == Session._meta.db_table:
        yield from (str(session.get_decoded()) for session in Session.objects.iterator())
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT t::text FROM "{table}" AS t')  # noqa: S608  names of our own tables
        yield from (row[0] for row in cursor.fetchall())


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        return [row[0] for row in cursor.fetchall()]


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and "postgres" not in path.relative_to(folder).parts[0]:
            yield path
