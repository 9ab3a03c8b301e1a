"""A record on its way in: read, and ready to compare with the catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, BinaryIO

from leeszaal.catalogue.columns import columns
from leeszaal.catalogue.importing.deciding import Facts
from leeszaal.catalogue.importing.options import Skipped
from leeszaal.catalogue.marc.broken import Broken
from leeszaal.catalogue.marc.derive import Derived, derive
from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.numbers import control_number, isbns
from leeszaal.catalogue.marc.digest import content_digest
from leeszaal.catalogue.marc.reading import Read, Syntax, read_records
from leeszaal.catalogue.marc.record import MarcRecord

_NOT_BIBLIOGRAPHIC = {
    "z": "an authority record",
    "u": "a holdings record",
    "v": "a holdings record",
    "x": "a holdings record",
    "y": "a holdings record",
    "w": "a classification record",
}
_DELETED = "d"


@dataclass(frozen=True)
class Incoming:
    """One record of a file with its place there. Its columns are only made when they are wanted."""

    file: str
    position: int
    raw: bytes
    syntax: Syntax
    record: MarcRecord
    facts: Facts

    @cached_property
    def derived(self) -> Derived:
        """What readers need of it."""
        return derive(self.record)

    @cached_property
    def columns(self) -> dict[str, Any]:
        """The columns that it would have."""
        return columns(self.raw, self.syntax, self.record, derived=self.derived, digest=self.facts.digest)

    @property
    def is_deleted(self) -> bool:
        """Whether its source says that the record is deleted (leader position 05)."""
        return self.record.leader[5:6] == _DELETED

    @property
    def keys(self) -> set[object]:
        """What two records in one file may share, so that the second is about the first."""
        return {self.facts.control_number or self.facts.digest, *self.facts.isbns}


def incoming(content: BinaryIO, syntax: Syntax, file: str) -> Iterator[Incoming | Skipped]:
    """Read a file's records; give in its place what cannot go in."""
    for found in read_records(content, syntax):
        yield _one(found, syntax, file)


def _one(found: Read | Broken, syntax: Syntax, file: str) -> Incoming | Skipped:
    place = found.position
    if isinstance(found, Broken):
        return Skipped(file, place.number, f"byte {place.offset}: {found.reason}")
    other = _NOT_BIBLIOGRAPHIC.get(found.record.leader[6:7])
    if other:
        return Skipped(file, place.number, f"{other}: only bibliographic records go into the catalogue")
    fields = Indexed(found.record)
    facts = Facts(control_number(fields), isbns(fields), content_digest(found.record))
    return Incoming(file, place.number, found.raw, syntax, found.record, facts)
