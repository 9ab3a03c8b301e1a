"""Rows in the text format of COPY (PostgreSQL documentation, COPY, "Text Format")."""

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model

_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"'})


def line_of(row: Model) -> str:
    """Give a model instance as a line, all its columns in the order of the model."""
    return line(getattr(row, field.attname) for field in row._meta.concrete_fields)


def line(values: Iterable[object]) -> str:
    """Give values as a line."""
    return "\t".join([_WRITERS.get(type(value), _text)(value) for value in values]) + "\n"


def _text(value: object) -> str:
    return str(value).translate(_ESCAPED)


def _array(values: list[str]) -> str:
    inside = ",".join(['"' + value.translate(_QUOTED) + '"' for value in values])
    return ("{" + inside + "}").translate(_ESCAPED)


_WRITERS: dict[type, Callable[[Any], str]] = {
    str: lambda value: value if value.isalnum() else value.translate(_ESCAPED),
    int: str,
    bool: lambda value: "t" if value else "f",
    type(None): lambda value: "\\N",
    list: _array,
    bytes: lambda value: "\\\\x" + value.hex(),
    dict: lambda value: json.dumps(value).translate(_ESCAPED),
}
