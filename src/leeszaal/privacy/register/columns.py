"""How the register names columns: ``app.Model.field``, ``table.column``, and several at once between braces."""

import re

_NAME = re.compile(r"[\w.]+\.\w+")
_SEVERAL = re.compile(r"([\w.]+)\.\{\s*(\w+(?:\s*,\s*\w+)*)\s*\}")


def expand(key: str) -> tuple[str, ...]:
    """Give the columns that a key names: ``a.B.{c, d}`` names ``a.B.c`` and ``a.B.d``.

    Raises:
        ValueError: when the key is not written that way.
    """
    if _NAME.fullmatch(key):
        return (key,)
    several = _SEVERAL.fullmatch(key)
    if several is None:
        raise ValueError("does not name columns")
    return tuple(f"{several[1]}.{name.strip()}" for name in several[2].split(","))


def table_of(column: str) -> str:
    """Give the table of a column: everything before the last point."""
    return column.rpartition(".")[0]
