"""Write many rows at once: COPY, with the numbers that the demo chose itself, so that they are the same every time."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.db import connection
from django.db.models import Model
from psycopg import sql


def copy(rows: Iterable[Model]) -> int:
    """Write model instances of one model, primary keys included, and give how many there were."""
    rows = iter(rows)
    first = next(rows, None)
    if first is None:
        return 0
    fields = first._meta.concrete_fields

    def values() -> Iterator[list[object]]:
        for row in chain([first], rows):
            yield [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]

    return copy_values(type(first), columns_of(type(first)), values())


def copy_values(model: type[Model], columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Write rows of plain values in this order of columns, and give how many there were."""
    written = 0
    with connection.cursor() as cursor, cursor.copy(_statement(model, columns)) as copying:
        for row in rows:
            copying.write_row(row)
            written += 1
    return written


def copy_text(model: type[Model], columns: Sequence[str], blocks: Iterable[bytes]) -> None:
    """Write blocks of lines that are in COPY's text format already."""
    with connection.cursor() as cursor, cursor.copy(_statement(model, columns)) as copying:
        for block in blocks:
            copying.write(block)


def columns_of(model: type[Model]) -> list[str]:
    """Give the names of all columns in the order of the model."""
    return [str(field.column) for field in model._meta.concrete_fields]


def set_sequences(models: Iterable[type[Model]]) -> None:
    """Let the database number its next rows after the ones that were written."""
    with connection.cursor() as cursor:
        for model in models:
            cursor.execute(
                sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'id'), max(id)) FROM {} HAVING max(id) > 0").format(
                    sql.Literal(model._meta.db_table), sql.Identifier(model._meta.db_table)
                )
            )


def _statement(model: type[Model], columns: Sequence[str]) -> sql.Composed:
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(model._meta.db_table), names)
