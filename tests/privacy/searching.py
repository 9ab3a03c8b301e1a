"""Looking for a mark everywhere: each column of each table as text, and each file of the library's home."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

_COPY = re.compile(r'COPY (?:\w+\.)?"?(\w+)"? \(')
_TABLES = """
    SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND n.nspname = current_schema() ORDER BY c.relname
"""


def tables_with(marks: Iterable[str]) -> dict[str, set[str]]:
    """The tables in which some row, written as text, holds one of the marks; with the marks that were found."""
    found: dict[str, set[str]] = {}
    for mark in marks:
        for table in _tables():
            if _count(table, mark):
                found.setdefault(table, set()).add(mark)
    return found


def dumped_tables_with(marks: Iterable[str], dump: Path) -> dict[str, set[str]]:
    """The tables that hold one of the marks in the text of a dump; what stands outside any table is under ``""``."""
    wanted, found, table = list(marks), dict[str, set[str]](), ""
    for line in dump.read_text(encoding="utf-8").splitlines():
        if opened := _COPY.match(line):
            table = opened[1]
        elif line == "\\.":
            table = ""
        if here := {mark for mark in wanted if mark in line}:
            found.setdefault(table, set()).update(here)
    return found


def files_with(marks: Iterable[str], folder: Path | None = None) -> set[str]:
    """The files under the library's home that hold one of the marks; the database's own files are not text."""
    wanted = [mark.encode() for mark in marks]
    return {
        str(path) for path in _files(folder or Path(settings.HOME)) if any(mark in path.read_bytes() for mark in wanted)
    }


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        return [row[0] for row in cursor.fetchall()]


def _count(table: str, mark: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}" AS t WHERE t::text LIKE %s', [f"%{mark}%"])  # noqa: S608
        found: int = cursor.fetchone()[0]
        return found


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and "postgres" not in path.relative_to(folder).parts[0]:
            yield path
