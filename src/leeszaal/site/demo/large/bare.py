"""Tables without their indexes and references while millions of rows go in; both are made again, and checked, after.

What could go wrong: a reference that is checked row by row costs more than the row, and, as Django's references are
checked at the end of the transaction, each check to come is remembered in memory. Made again at the end, a reference is
checked once for the whole table. Everything happens in one transaction: when it breaks off nothing was taken away.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from django.db import connection
from django.db.models import Model
from psycopg import sql

_REFERENCES = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s) ORDER BY 1, 2
"""
_INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
WHERE indrelid::regclass::text = ANY(%s) AND pg_get_indexdef(indexrelid) NOT LIKE '%% ANY %%'
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = indexrelid) ORDER BY 1
"""
"""Indexes with a list of values in their condition stay: made again, PostgreSQL would write them otherwise."""


@contextmanager
def laid_bare(models: Sequence[type[Model]], report: Callable[[str], None]) -> Iterator[None]:
    """Take indexes and references away for the duration of the block; primary keys and named constraints stay."""
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
        references = _fetch(_REFERENCES, tables)
        indexes = _fetch(_INDEXES, tables)
        for table, name, _ in references:
            cursor.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(_name(table), sql.Identifier(name)))
        for name, _ in indexes:
            cursor.execute(sql.SQL("DROP INDEX {}").format(_name(name)))
        yield
        report("Demo library: indexes")
        for _, definition in indexes:
            cursor.execute(sql.SQL(definition))
        report("Demo library: references")
        for table, name, definition in references:
            statement = sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}")
            cursor.execute(statement.format(_name(table), sql.Identifier(name), sql.SQL(definition)))


def _fetch(query: str, tables: list[str]) -> list[tuple[str, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query, [tables])
        return list(cursor.fetchall())


def _name(text: str) -> sql.SQL:
    """Give a name that PostgreSQL itself wrote, quoted where needed."""
    return sql.SQL(text)
