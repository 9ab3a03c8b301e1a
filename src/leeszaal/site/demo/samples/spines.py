"""A drawn picture for the demo: a shelf of book spines, as a PNG file, so that no photograph of anybody is needed."""

import random
import struct
import zlib
from collections.abc import Iterator

WIDE, HIGH = 240, 150
_SHELF = (96, 72, 52)
_WALL = (238, 232, 220)
_SPINES = ((34, 87, 78), (176, 64, 48), (214, 158, 64), (52, 78, 122), (120, 84, 130), (66, 66, 70))


def shelf(chance: random.Random) -> bytes:
    """Draw a shelf that is full of books."""
    columns = list(_columns(chance))
    rows = (b"\0" + b"".join(bytes(_colour(column, line)) for column in columns) for line in range(HIGH))
    size = struct.pack(">IIBBBBB", WIDE, HIGH, 8, 2, 0, 0, 0)
    parts = (_part(b"IHDR", size), _part(b"IDAT", zlib.compress(b"".join(rows))), _part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _columns(chance: random.Random) -> Iterator[tuple[tuple[int, int, int], int]]:
    """Give for each column of dots the colour of its book and the line at which that begins."""
    left = WIDE
    while left:
        thick, colour, top = min(left, chance.randint(7, 20)), chance.choice(_SPINES), chance.randint(18, 60)
        for dot in range(thick):
            yield (_WALL if dot == thick - 1 else colour), top
        left -= thick


def _colour(column: tuple[tuple[int, int, int], int], line: int) -> tuple[int, int, int]:
    spine, top = column
    if line >= HIGH - 14:
        return _SHELF
    return spine if line >= top else _WALL


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
