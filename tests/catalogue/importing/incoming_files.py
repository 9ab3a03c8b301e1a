"""Files of MARC made for a test, line by line."""

from pathlib import Path

from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.marcxml import COLLECTION_END, COLLECTION_START, write_marcxml
from leeszaal.catalogue.marc.record import MarcRecord
from leeszaal.catalogue.marc.text import parse_record

LEADER = "LDR 00000nam a2200000 a 4500"


def book(number: str = "1", title: str = "De avonden", *lines: str) -> MarcRecord:
    """Give a record; without a control number where that is empty."""
    control = [f"001 {number}", "003 NL-Test"] if number else []
    return parse_record("\n".join([LEADER, *control, f"245 10 $a {title}", *lines]))


def iso_file(folder: Path, *records: MarcRecord | bytes, name: str = "books.mrc") -> Path:
    """Write records, or bytes as they are, to a file of ISO 2709."""
    path = folder / name
    path.write_bytes(b"".join(each if isinstance(each, bytes) else write_iso2709(each) for each in records))
    return path


def xml_file(folder: Path, *records: MarcRecord | bytes, name: str = "books.xml") -> Path:
    """Write records, or bytes as they are, to a file of MARCXML."""
    path = folder / name
    parts = [each if isinstance(each, bytes) else write_marcxml(each) for each in records]
    path.write_bytes(b"".join([COLLECTION_START, *parts, COLLECTION_END]))
    return path
