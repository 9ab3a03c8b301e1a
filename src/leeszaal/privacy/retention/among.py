"""Rows by their primary keys, however many: the keys travel as one list, where a list of values has a limit."""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import BooleanField, F, Func, Model, QuerySet, Value


def rows_by_key(model: type[Model], keys: Sequence[Any]) -> QuerySet[Any]:
    """Give the rows of a model with these primary keys."""
    listed = Value(list(keys), output_field=ArrayField(model._meta.pk.__class__()))
    is_listed = Func(F("pk"), listed, template="(%(expressions)s))", arg_joiner=" = ANY(", output_field=BooleanField())
    return model._default_manager.filter(is_listed)
