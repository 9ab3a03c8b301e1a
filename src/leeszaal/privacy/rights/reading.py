"""The package as a page tells it: values that belong together under one name, and a row in as few lines as will do.

Numbers that only our system uses (the key of a row, "this is you") stand in the JSON file and not on the page.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import capfirst

from leeszaal.privacy.rights.access import Package


@dataclass(frozen=True, slots=True)
class Line:
    """One name with its value, and when it goes where that differs within the row: a day, or why it is not known."""

    name: str
    shown: str
    ends_on: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its lines, and when all of it goes where that is one day."""

    lines: tuple[Line, ...]
    ends_on: str


@dataclass(frozen=True, slots=True)
class Purpose:
    """Data by name, with the activity that uses them (its key and title) and why."""

    names: tuple[str, ...]
    activity: str
    title: str
    why: str


@dataclass(frozen=True, slots=True)
class Section:
    """One kind of data: what it is called, what it is for, and the rows."""

    key: str
    name: str
    purposes: tuple[Purpose, ...]
    rows: tuple[Row, ...]


def readable(package: Package) -> tuple[Section, ...]:
    """Give the sections of the page."""
    return tuple(_section(held) for held in package["data"])


def _section(held: Package) -> Section:
    names = {column["column"]: column["name"] for column in held["columns"]}
    key = held["table"].replace(".", "-").lower()
    return Section(key, capfirst(held["name"]), _purposes(held), tuple(_row(row, names) for row in held["rows"]))


def _purposes(held: Package) -> tuple[Purpose, ...]:
    found: dict[tuple[str, str, str], list[str]] = {}
    for column in held["columns"]:
        for use in column["used_for"]:
            found.setdefault((use["activity"], use["title"], use["why"]), []).append(column["name"])
    return tuple(
        Purpose(tuple(dict.fromkeys(names)), activity, title, why) for (activity, title, why), names in found.items()
    )


def _row(row: Package, names: dict[str, str]) -> Row:
    lines = _lines(row, names)
    ends = {line.ends_on for line in lines}
    if len(ends) != 1:
        return Row(lines, "")
    return Row(tuple(replace(line, ends_on="") for line in lines), ends.pop())


def _lines(row: Package, names: dict[str, str]) -> tuple[Line, ...]:
    lines: dict[str, list[Package]] = {}
    for value in row["values"]:
        if value["shown"] and not _only_for_machines(value):
            lines.setdefault(names[value["column"]], []).append(value)
    return tuple(Line(name, " · ".join(v["shown"] for v in values), _end(values)) for name, values in lines.items())


def _only_for_machines(value: Package) -> bool:
    return str(value["column"]).endswith(".id") and str(value["value"]) == value["shown"]


def _end(values: list[Any]) -> str:
    return str(max(values, key=lambda value: value["ends_on"] or "9999")["ends_shown"])
