"""ISO 2709, the interchange format of MARC: a file of records of any size, one record at a time.

What could go wrong: a length in a leader is wrong (hand-edited files, characters counted for bytes), a terminator is
missing, a file breaks off, something stands between records. So the record terminator decides where a record ends, and
the length in the leader is only asked when it disagrees: then a leader inside the bytes shows where the next record
begins, and nothing but the broken record is lost. Memory holds one block and one record.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from leeszaal.catalogue.marc.broken import Broken, Position, RawRecord

RECORD_END = b"\x1d"
FIELD_END = b"\x1e"
SUBFIELD = b"\x1f"
LONGEST_RECORD = 99_999
LARGEST_ACCEPTED = 32 * 1024 * 1024
_BLOCK = 1024 * 1024
_BETWEEN = b"\r\n\t \x00\x1a\xef\xbb\xbf"
_LEADER = re.compile(rb"[0-9]{5}[\x20-\x7e]{5}[0-9 ]{2}[0-9]{5}[\x20-\x7e]{3}4[0-9][0-9 ]{2}")


def split_records(file: BinaryIO) -> Iterator[RawRecord | Broken]:
    """Give the bytes of each record, terminator included, and each place where there should be one but is not."""
    number = 0
    for offset, piece in _pieces(file):
        for start, raw in _records_in(piece):
            number += 1
            position = Position(number, offset + start)
            reason = _reason_broken(raw)
            yield Broken(position, reason) if reason else RawRecord(position, raw)


def _pieces(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Cut the file after each record terminator, or where a piece has grown past any record; give offset and bytes."""
    offset, rest = 0, b""
    while block := file.read(_BLOCK):
        *ended, rest = (rest + block).split(RECORD_END)
        for piece in ended:
            yield offset, piece + RECORD_END
            offset += len(piece) + 1
        if len(rest) > LARGEST_ACCEPTED:
            yield offset, rest
            offset, rest = offset + len(rest), b""
    yield offset, rest


def _records_in(piece: bytes) -> Iterator[tuple[int, bytes]]:
    """Take away what stands between records; part records that run together because a terminator is missing."""
    start = len(piece) - len(piece.lstrip(_BETWEEN))
    if piece[start:] in (b"", RECORD_END):
        return
    if start >= 5 and not piece[start : start + 5].isdigit() and piece[start - 5 : start] == b"     ":
        start -= 5
    raw = piece[start:]
    for begin, end in _run_together(raw):
        yield start + begin, raw[begin:end]


def _run_together(raw: bytes) -> list[tuple[int, int]]:
    if raw[:5].isdigit() and (int(raw[:5]) == len(raw) or int(raw[:5]) == LONGEST_RECORD):
        return [(0, len(raw))]
    starts = [0] + [found.start() for found in _LEADER.finditer(raw, 1) if _fits(raw, found.start())]
    return list(zip(starts, [*starts[1:], len(raw)], strict=True))


def _fits(raw: bytes, start: int) -> bool:
    """Tell whether a record whose leader stands here would end exactly where the bytes end."""
    return start + int(raw[start : start + 5]) == len(raw)


def _reason_broken(raw: bytes) -> str:
    if len(raw) > LARGEST_ACCEPTED:
        return f"no end of record within {LARGEST_ACCEPTED // 1024 // 1024} MB"
    if not raw.endswith(RECORD_END):
        return "the record terminator (1D) is missing: the record breaks off"
    if len(raw) < 26:
        return "too short to hold a leader and a directory"
    return ""
