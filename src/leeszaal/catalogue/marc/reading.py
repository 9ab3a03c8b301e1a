"""Read any file of MARC: find out its syntax, unpack gzip on the fly, give records with their place and own bytes."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from leeszaal.catalogue.marc.broken import Broken, BrokenRecord, Position, RawRecord, Remark
from leeszaal.catalogue.marc.decoding import Parsed, parse_iso2709
from leeszaal.catalogue.marc.iso2709 import RECORD_END, split_records
from leeszaal.catalogue.marc.marcxml import parse_marcxml
from leeszaal.catalogue.marc.record import MarcRecord
from leeszaal.catalogue.marc.xmlsplit import split_marcxml

_LOOKED_AT = 64 * 1024
_GZIP = b"\x1f\x8b\x08"
_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe<\x00", b"\xfe\xff\x00<")


class Syntax(StrEnum):
    """How records are written in a file."""

    ISO2709 = "iso2709"
    MARCXML = "marcxml"


class NotMarc(ValueError):
    """A file that holds no MARC in a syntax we know."""


@dataclass(frozen=True, slots=True)
class Read:
    """A record, where it stood, its bytes as they were, and what was odd about them."""

    position: Position
    raw: bytes
    record: MarcRecord
    remarks: frozenset[Remark]


def parse(raw: bytes, syntax: Syntax | str) -> Parsed:
    """Read the kept bytes of one record. Raises BrokenRecord."""
    return parse_marcxml(raw) if syntax == Syntax.MARCXML else parse_iso2709(raw)


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Give the file's content, unpacked when it is gzip, and the file itself, whose place shows how far reading is."""
    with path.open("rb") as file:
        is_packed = file.peek(len(_GZIP))[: len(_GZIP)] == _GZIP
        content = io.BufferedReader(gzip.GzipFile(fileobj=file)) if is_packed else file
        yield content, file


def recognise(file: BinaryIO) -> Syntax:
    """Tell the syntax by the first bytes, leaving the place in the file. Raises NotMarc."""
    start = file.read(_LOOKED_AT)
    file.seek(0)
    if start.lstrip().startswith(_XML_STARTS):
        return Syntax.MARCXML
    if RECORD_END in start or start.lstrip()[:5].isdigit() or not start:
        return Syntax.ISO2709
    raise NotMarc("this is neither ISO 2709 nor MARCXML")


def read_records(file: BinaryIO, syntax: Syntax) -> Iterator[Read | Broken]:
    """Give each record of a file in that syntax, or what is broken in its place. Memory holds one record."""
    split = split_marcxml if syntax == Syntax.MARCXML else split_records
    for part in split(file):
        yield _parsed(part, syntax)


def _parsed(part: RawRecord | Broken, syntax: Syntax) -> Read | Broken:
    if isinstance(part, Broken):
        return part
    try:
        parsed = parse(part.raw, syntax)
    except BrokenRecord as error:
        return Broken(part.position, str(error))
    return Read(part.position, part.raw, parsed.record, parsed.remarks)
