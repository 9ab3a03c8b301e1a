"""What a person chooses when taking records in, and what comes back."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from leeszaal.catalogue.marc.reading import Syntax

_FIELD = re.compile(r"(?P<tag>[0-9A-Za-z]{3})(?::(?P<parts>.+))?")
_PARTS = ("barcode", "branch", "call_number", "shelf", "price", "note")


class MatchPoint(StrEnum):
    """By what a record is recognised as one that the catalogue has."""

    CONTROL_NUMBER = "control-number"
    ISBN = "isbn"


class OnMatch(StrEnum):
    """What happens to a record that the catalogue has in another state."""

    UPDATE = "update"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class ItemFields:
    """Which field of a record describes a copy, and which of its subfields (codes) say what."""

    tag: str
    barcode: str = ""
    branch: str = ""
    call_number: str = ""
    shelf: str = ""
    price: str = ""
    note: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``952`` (a known layout) or ``949:barcode=i,branch=m,call_number=a,shelf=l,price=p``.

        Raises ValueError, saying what is wrong.
        """
        found = _FIELD.fullmatch(text.strip())
        if not found:
            raise ValueError(f"{text!r} is not a field, such as 952 or 949:barcode=i,branch=m")
        tag, parts = found["tag"], found["parts"]
        if not parts:
            if tag not in _LAYOUTS:
                raise ValueError(f"field {tag} has no layout of its own: name subfields, as {tag}:barcode=i,branch=m")
            return cls(tag, **_LAYOUTS[tag])
        chosen = dict(_part(part) for part in parts.split(","))
        if not chosen.get("barcode"):
            raise ValueError("say which subfield holds the barcode, as barcode=i")
        return cls(tag, **chosen)


def _part(text: str) -> tuple[str, str]:
    name, equals, codes = text.strip().partition("=")
    if name not in _PARTS or not equals or not codes.isalnum():
        raise ValueError(f"{text!r} is not one of {', '.join(_PARTS)} with its subfields, such as barcode=i")
    return name, codes


_LAYOUTS: dict[str, dict[str, str]] = {
    "852": {"barcode": "p", "branch": "b", "call_number": "hi", "shelf": "c", "note": "z"},
    "949": {"barcode": "i", "branch": "m", "call_number": "a", "shelf": "l", "price": "p"},
    "952": {"barcode": "p", "branch": "a", "call_number": "o", "shelf": "c", "price": "v", "note": "z"},
}
"""Layouts in use elsewhere: MARC 21 holdings (852), the 949 of many suppliers, Koha's 952."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to take records in. ``syntax`` none means: by looking at each file. ``branch`` is for copies without one."""

    match: tuple[MatchPoint, ...] = (MatchPoint.CONTROL_NUMBER,)
    on_match: OnMatch = OnMatch.UPDATE
    items_from: ItemFields | None = None
    branch: str = ""
    syntax: Syntax | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A record (or a copy in it) that did not go in: its file, its number in the file from 1, and why, in words."""

    file: str
    position: int
    reason: str


@dataclass(slots=True)
class Report:
    """What was done. ``read`` counts all records, broken ones too; ``unreadable`` are files that could not be read."""

    read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    items_added: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    unreadable: list[Skipped] = field(default_factory=list)
