"""A record on its way in: read, derived and ready to compare with the catalogue."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from leeszaal.catalogue.columns import columns
from leeszaal.catalogue.importing.options import Skipped
from leeszaal.catalogue.marc.broken import Broken
from leeszaal.catalogue.marc.derive import SeeFrom, derive
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


@dataclass(frozen=True, slots=True)
class Incoming:
    """One record of a file with its place there and the columns that it would have."""

    file: str
    position: int
    record: MarcRecord
    columns: dict[str, Any]
    see_from: tuple[SeeFrom, ...]

    @property
    def control_number(self) -> str:
        """Field 001 with its agency, or an empty text."""
        return str(self.columns["control_number"])

    @property
    def digest(self) -> bytes:
        """The fingerprint of its content."""
        return bytes(self.columns["digest"])

    @property
    def is_deleted(self) -> bool:
        """Whether its source says that the record is deleted (leader position 05)."""
        return self.record.leader[5:6] == _DELETED

    @property
    def keys(self) -> set[object]:
        """What two records in one file may share, so that the second is about the first."""
        return {self.control_number or self.digest, *self.columns["isbns"]}


def incoming(content: BinaryIO, syntax: Syntax, file: str) -> Iterator[Incoming | Skipped]:
    """Read a file's records and derive their columns; give in its place what cannot go in."""
    for found in read_records(content, syntax):
        yield _one(found, syntax, file)


def _one(found: Read | Broken, syntax: Syntax, file: str) -> Incoming | Skipped:
    place = found.position
    if isinstance(found, Broken):
        return Skipped(file, place.number, f"byte {place.offset}: {found.reason}")
    other = _NOT_BIBLIOGRAPHIC.get(found.record.leader[6:7])
    if other:
        return Skipped(file, place.number, f"{other}: only bibliographic records go into the catalogue")
    derived = derive(found.record)
    values = columns(found.raw, syntax, found.record, derived)
    return Incoming(file, place.number, found.record, values, derived.see_from)
