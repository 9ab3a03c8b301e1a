"""How a message ends: sequence number and checksum (SIP2 2.00 (3M, 2006), "Error detection"): ``AY3AZEDB7``.

The checksum is taken over the bytes as sent, so it is right whatever the encoding. Some machines leave out one or both,
send an empty checksum, or forget the bar before them; only a whole ending is believed without a bar, for the value of
a last field could look like half of one.
"""

import re
from enum import StrEnum
from typing import NamedTuple

_LONGEST = 10
_ENDING = re.compile(rb"(?=A[YZ])(?:AY([0-9]))?(?:AZ(?:([0-9A-Fa-f]{4})\|?)?|\|)?\Z")


class Checksum(StrEnum):
    """What became of the checksum of a message."""

    ABSENT = "absent"
    RIGHT = "right"
    WRONG = "wrong"


class Trailer(NamedTuple):
    """Where the ending begins, and what it says."""

    start: int
    sequence: int | None = None
    checksum: Checksum = Checksum.ABSENT


def checksum_of(data: bytes) -> int:
    """Give the two's complement of the sum of the bytes, in sixteen bits; the letters AZ belong to the bytes."""
    return -sum(data) & 0xFFFF


def write_trailer(body: bytes, sequence: int | None, with_checksum: bool) -> bytes:
    """Give a message with its sequence number (0 to 9) and its checksum, each when asked for."""
    if sequence is not None:
        body += b"AY%d" % sequence
    if with_checksum:
        body += b"AZ"
        body += b"%04X" % checksum_of(body)
    return body


def read_trailer(frame: bytes, first: int) -> Trailer:
    """Find the ending of a message whose fixed fields end at the byte ``first``, or before, when a date is left out."""
    tail = len(frame) - _LONGEST
    # Behind the fixed fields first, for the last of them may look like a sequence number.
    found = _ending(frame, first, max(tail, first)) or _ending(frame, first, max(tail, 2))
    if found is None:
        return Trailer(len(frame))
    sequence, checksum = found.groups()
    return Trailer(found.start(), int(sequence) if sequence else None, _checked(frame, found.start(2), checksum))


def _ending(frame: bytes, first: int, at: int) -> re.Match[bytes] | None:
    found = _ENDING.search(frame, at)
    if found is None:
        return None
    start = found.start()
    is_apart = start == first or frame[start - 1 : start] == b"|"
    is_whole = found[1] is not None and found.end(2) == len(frame)
    return found if is_apart or is_whole else None


def _checked(frame: bytes, at: int, given: bytes | None) -> Checksum:
    if given is None:
        return Checksum.ABSENT
    return Checksum.RIGHT if checksum_of(frame[:at]) == int(given, 16) else Checksum.WRONG
