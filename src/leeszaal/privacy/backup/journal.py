"""The journal of erasures outside the database: one line of JSON each, on disk before it counts.

A line is an erasure (which rows of which table, and what was done to them), or the word that an erasure was carried
out (``done``) or taken back (``void``). A line may say up to which number all was forgotten (``forgotten``): every
backup knows it, or the journal was lost. Else lines are only ever added. It holds numbers of rows and never a name. A
line that was cut off by a crash is passed over: the erasure that it was to tell of had not been committed.
"""

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import Any, Self
from uuid import UUID

from django.conf import settings

from leeszaal.privacy.backup.lines import add_lines, read_lines, rewrite_lines

_TAIL = 1 << 21
"""Enough of the end of a journal to find its last number: a line of fifty thousand rows takes some 500 KB."""
_NUMBERS = re.compile(rb'^\{"number":(\d+),.*\}$', re.MULTILINE)
"""The numbers of whole lines."""


@dataclass(frozen=True, slots=True)
class Tombstone:
    """One erasure: rows of a table by their keys, and the word of *then* that ended them.

    Without a word, ``cleared`` gives the columns that were emptied with what stands in them now; without both, the rows
    themselves are gone.
    """

    number: int
    at: str
    table: str
    keys: tuple[Any, ...]
    ending: str = ""
    cleared: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, line: Mapping[str, Any]) -> Self:
        """Read one from its line."""
        return cls(
            number=line["number"],
            at=line["at"],
            table=line["table"],
            keys=tuple(line["keys"]),
            ending=line.get("ending", ""),
            cleared=line.get("cleared", {}),
        )

    def line(self) -> dict[str, Any]:
        """Give it as it is written; what is empty is left out."""
        told = {"number": self.number, "at": self.at, "table": self.table, "keys": self.keys}
        optional = {"ending": self.ending, "cleared": self.cleared}
        return told | {name: value for name, value in optional.items() if value}


class Journal:
    """The journal of one library, known by the identifier that its database carries."""

    def __init__(self, identifier: UUID) -> None:
        self.path = Path(settings.ERASURES) / f"{identifier}.jsonl"

    def begin(self) -> None:
        """Make the file when there is none, so that who copies the library sees that it belongs to it."""
        if not self.path.exists():
            add_lines(self.path, [])

    def begin_anew(self, known: int) -> None:
        """Go on without what is lost: of the first ``known`` erasures nothing can be told any more."""
        add_lines(self.path, [{"number": known, "forgotten": True}])

    def is_cut_off(self) -> bool:
        """Tell whether the last line is not whole: a crash cut it off, or the file was copied only in part."""
        if not self.path.exists() or not self.path.stat().st_size:
            return False
        with self.path.open("rb") as file:
            file.seek(-1, os.SEEK_END)
            return file.read() != b"\n"

    def last(self) -> int:
        """Give the highest number in it, 0 when it is empty."""
        if not self.path.exists():
            return 0
        with self.path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
            return max((int(number) for number in _NUMBERS.findall(file.read())), default=0)

    def bury(self, tombstone: Tombstone) -> None:
        """Add an erasure."""
        add_lines(self.path, [tombstone.line()])

    def say(self, word: str, numbers: Sequence[int]) -> None:
        """Add that erasures were carried out (``done``) or taken back (``void``)."""
        if numbers:
            add_lines(self.path, [{"number": number, word: True} for number in numbers])

    def forgotten(self) -> int:
        """Give the number up to which erasures were forgotten, 0 when none were."""
        return max((line["number"] for line in read_lines(self.path) if "forgotten" in line), default=0)

    def forget(self, known: int, before: datetime) -> int:
        """Forget erasures up to a number that the database knows, as far as they lie before a moment; give how many."""
        stones = sorted(
            (line for line in read_lines(self.path) if "keys" in line), key=lambda line: int(line["number"])
        )
        old = [
            line["number"]
            for line in takewhile(lambda line: datetime.fromisoformat(line["at"]) < before, stones)
            if line["number"] <= known
        ]
        if old:
            first = {"number": old[-1], "forgotten": True}
            rewrite_lines(self.path, lambda lines: [first, *(line for line in lines if line["number"] > old[-1])])
        return len(old)

    def after(self, number: int) -> list[Tombstone]:
        """Give what was erased after a number and not taken back, in order."""
        return [Tombstone.read(line) for line in self._standing(number)]

    def done_after(self, number: int) -> bool:
        """Tell whether it is certain that something was erased after a number."""
        return any("done" in line and line["number"] > number for line in read_lines(self.path))

    def _standing(self, number: int) -> list[dict[str, Any]]:
        lines = list(read_lines(self.path))
        void = {line["number"] for line in lines if "void" in line}
        stones = (line for line in lines if "keys" in line and line["number"] > number)
        return sorted((line for line in stones if line["number"] not in void), key=lambda line: int(line["number"]))
