"""Which columns there really are: in the database, and in the models of the program."""

from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model

_COLUMNS = """
    SELECT c.relname, a.attname
    FROM pg_catalog.pg_attribute a
    JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f', 'm') AND a.attnum > 0 AND NOT a.attisdropped
      AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_toast%%'
      AND n.nspname NOT LIKE 'pg\\_temp%%'
"""


def in_database() -> frozenset[str]:
    """Give every column of every stored table, in the register's way of naming columns.

    Tables of extensions, of Django and of the job queue are among them; views are not, since they store nothing.
    """
    models = _models_by_table()
    with connection.cursor() as cursor:
        cursor.execute(_COLUMNS)
        return frozenset(_name(models, table, column) for table, column in cursor.fetchall())


def in_models() -> frozenset[str]:
    """Give every column of every model, in the same way."""
    return frozenset(
        f"{model._meta.label}.{field.name}" for model in apps.get_models() for field in model._meta.concrete_fields
    )


def model_of(table: str) -> type[Model] | None:
    """Give the model with this label (``app.Model``), or None for a table without one."""
    try:
        return apps.get_model(table)
    except (LookupError, ValueError):
        return None


def _models_by_table() -> dict[str, type[Model]]:
    return {model._meta.db_table: model for model in apps.get_models()}


def _name(models: Mapping[str, type[Model]], table: str, column: str) -> str:
    model = models.get(table)
    if model is None:
        return f"{table}.{column}"
    names: dict[Any, str] = {field.column: field.name for field in model._meta.concrete_fields}
    return f"{model._meta.label}.{names.get(column, column)}"
