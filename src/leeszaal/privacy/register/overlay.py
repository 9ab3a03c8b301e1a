"""What a library may change in a base file: words, basis, recipients and terms; never which columns are used.

A key given in the overlay takes the place of the base's key as a whole (all recipients, all terms); words of a column
and promises are taken one by one, so that no column and no promise can fall out.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from leeszaal.privacy.register.problems import Problem

REPLACED = frozenset(
    {"title", "purpose", "basis", "source", "obtained", "without", "sensitive", "child", "recipients", "keeping"}
)
ONE_BY_ONE = ("data", "promises")
NO_OVERLAY = ("is not a library's folder", "name a folder beside base/, or the path of one, as `register new` makes it")


def overlay_folder(register: Path, overlay: str) -> Path:
    """Give the folder of an overlay: what holds a slash is a path of its own, other names lie beside the base."""
    return Path(overlay).expanduser().resolve() if os.sep in overlay else register / overlay


def lay_over(
    base: Mapping[str, Any], over: Mapping[str, Any], file: str, problems: list[Problem]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Give the activity's table with the overlay in it, and for each overlaid key the file it came from."""
    allowed = REPLACED.union(ONE_BY_ONE)
    for key in over.keys() - allowed:
        remedy = f"leave it out; what may stand here: {', '.join(sorted(allowed))}"
        problems.append(Problem(f"{file}: {key}", "cannot be changed by an overlay", remedy))
    for key in ONE_BY_ONE:
        if not isinstance(over.get(key, {}), Mapping):
            problems.append(Problem(f"{file}: {key}", "is of another kind", f"write a table, [{key}]"))
    for column in table_in(over, "data").keys() - table_in(base, "data").keys():
        remedy = "write the key as it stands in the base file; only its words can be changed"
        problems.append(Problem(f"{file}: data.{column}", "is not a key of the base file", remedy))
    merged = dict(base) | {key: over[key] for key in REPLACED & over.keys()}
    origins = dict.fromkeys(REPLACED & over.keys(), file)
    for key in ONE_BY_ONE:
        merged |= {key: {**table_in(base, key), **table_in(over, key)}} if table_in(over, key) else {}
        origins |= {f"{key}.{name}": file for name in table_in(over, key)}
    return merged, origins


def table_in(raw: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """Give the table that stands under a key, or an empty one when something else does."""
    value = raw.get(key, {})
    return value if isinstance(value, Mapping) else {}
