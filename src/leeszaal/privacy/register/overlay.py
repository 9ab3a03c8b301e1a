"""What a library may change in a base file: words, basis, recipients and terms; never which columns are used.

A key given in the overlay takes the place of the base's key as a whole (all recipients, all terms); words of a column
and promises are taken one by one, so that no column and no promise can fall out.
"""

from collections.abc import Mapping
from typing import Any

from leeszaal.privacy.register.problems import Problem

REPLACED = frozenset({"title", "purpose", "basis", "source", "without", "sensitive", "recipients", "keeping"})
ONE_BY_ONE = ("data", "promises")


def lay_over(
    base: Mapping[str, Any], over: Mapping[str, Any], file: str, problems: list[Problem]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Give the activity's table with the overlay in it, and for each overlaid key the file it came from."""
    allowed = REPLACED.union(ONE_BY_ONE)
    for key in over.keys() - allowed:
        problems.append(
            Problem(f"{file}: {key}", f"an overlay cannot change this; allowed: {', '.join(sorted(allowed))}")
        )
    for column in over.get("data", {}).keys() - base.get("data", {}).keys():
        problems.append(
            Problem(f"{file}: data.{column}", "an overlay can only give other words to a column of the base file")
        )
    merged = dict(base) | {key: over[key] for key in REPLACED & over.keys()}
    for key in ONE_BY_ONE:
        if key in over:
            merged[key] = {**base.get(key, {}), **over[key]}
    return merged, dict.fromkeys(over, file)
