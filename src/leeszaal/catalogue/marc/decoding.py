"""From the bytes of one ISO 2709 record to a `MarcRecord`, mending what can be mended and saying what was mended.

The directory says where each field stands, the field terminators say it too. Mostly they agree. Where they do not, the
directory is believed when each of its entries ends on a terminator (fields in another order than the directory), else
the terminators in their order (lengths counted in characters, fields longer than the four digits of a length).
"""

from dataclasses import dataclass

from leeszaal.catalogue.marc.broken import BrokenRecord, Remark
from leeszaal.catalogue.marc.charset import choose_decoder
from leeszaal.catalogue.marc.iso2709 import FIELD_END
from leeszaal.catalogue.marc.record import LEADER_LENGTH, ControlField, DataField, Field, MarcRecord, Subfield

_ENTRY = 12
_LENGTH_FULL, _START_FULL = 9_999, 99_999


@dataclass(frozen=True, slots=True)
class Parsed:
    """A record and what was odd about how it was written."""

    record: MarcRecord
    remarks: frozenset[Remark] = frozenset()


def parse_iso2709(raw: bytes) -> Parsed:
    """Read one record, terminator included. Raises BrokenRecord when its parts cannot be told apart."""
    directory_end = raw.find(FIELD_END, LEADER_LENGTH)
    if directory_end < 0:
        raise BrokenRecord("no directory: there is no field terminator (1E) after the leader")
    remarks: set[Remark] = set()
    if raw[:5] != b"%05d" % min(len(raw), _START_FULL) or raw[12:17] != b"%05d" % (directory_end + 1):
        remarks.add(Remark.WRONG_LENGTH)
    directory = raw[LEADER_LENGTH:directory_end]
    bodies = _bodies(directory, raw[directory_end + 1 : -1], remarks)
    decode = choose_decoder(raw, remarks)
    tags = directory.decode("ascii", "replace")
    fields = [_field(tags[at * _ENTRY :][:3], decode(body), remarks) for at, body in enumerate(bodies)]
    return Parsed(MarcRecord(_leader(raw, remarks), tuple(fields)), frozenset(remarks))


def _bodies(directory: bytes, data: bytes, remarks: set[Remark]) -> list[bytes]:
    """Give the bytes of each field in the order of the directory, without terminators."""
    pieces = data.split(FIELD_END)
    if pieces[-1] == b"":
        pieces.pop()
    if _expected(directory, pieces) == directory:
        return pieces
    remarks.add(Remark.WRONG_DIRECTORY)
    if len(directory) % _ENTRY:
        raise BrokenRecord(f"the directory has {len(directory)} bytes, which is not a multiple of twelve")
    by_directory = _by_directory(directory, data)
    count = len(directory) // _ENTRY
    if by_directory is None and len(pieces) != count:
        raise BrokenRecord(f"the directory lists {count} fields, the record holds {len(pieces)}")
    return pieces if by_directory is None else by_directory


def _expected(directory: bytes, pieces: list[bytes]) -> bytes:
    """Write the directory of fields that stand in its order; a number too large for its digits is all nines."""
    entries, start = [], 0
    for at, piece in enumerate(pieces):
        length = len(piece) + 1
        full_length, full_start = length > _LENGTH_FULL, start > _START_FULL
        numbers = (_LENGTH_FULL if full_length else length, _START_FULL if full_start else start)
        entries.append(b"%b%04d%05d" % (directory[at * _ENTRY : at * _ENTRY + 3], *numbers))
        start += length
    return b"".join(entries)


def _by_directory(directory: bytes, data: bytes) -> list[bytes] | None:
    """Cut each field out where the directory says it is; none when that does not cover the data in whole fields."""
    parts = []
    for at in range(0, len(directory), _ENTRY):
        numbers = directory[at + 3 : at + _ENTRY]
        if not numbers.isdigit():
            return None
        length, start = int(numbers[:4]), int(numbers[4:])
        part = data[start : start + length]
        if not part or part.find(FIELD_END) != len(part) - 1:
            return None
        parts.append(part)
    return [part[:-1] for part in parts] if sum(map(len, parts)) == len(data) else None


def _field(tag: str, text: str, remarks: set[Remark]) -> Field:
    if tag.startswith("00") and "\x1f" not in text:
        return ControlField(tag, text)
    head, *parts = text.split("\x1f")
    if len(head) < 2:
        remarks.add(Remark.MISSING_INDICATORS)
    subfields = [Subfield(part[0], part[1:]) for part in parts if part]
    if len(head) > 2:
        subfields.insert(0, Subfield("", head[2:]))
    return DataField(tag, head[0:1] or " ", head[1:2] or " ", tuple(subfields))


def _leader(raw: bytes, remarks: set[Remark]) -> str:
    leader = raw[:LEADER_LENGTH]
    if not leader.isascii():
        remarks.add(Remark.BAD_LEADER)
    return leader.decode("ascii", "replace")
