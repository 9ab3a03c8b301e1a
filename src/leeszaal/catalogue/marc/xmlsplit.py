"""A MARCXML file of any size, cut into its records without parsing the whole.

An XML parser stops at the first fault, and everything after it is lost. So the file is cut at its ``record`` tags first
(comments, CDATA and processing instructions are stepped over), and each record is parsed alone: one broken record costs
one record. The bytes between the tags are kept exactly, in UTF-8. A ``record`` of another standard that wraps one of
MARC (OAI-PMH, SRU) falls away. Entities of a document type are never known, so they cannot expand.
"""

import re
from collections.abc import Iterator
from typing import BinaryIO

from leeszaal.catalogue.marc.broken import Broken, Position, RawRecord
from leeszaal.catalogue.marc.xmlencoding import utf8_blocks

SLIM = "http://www.loc.gov/MARC21/slim"
LARGEST_ACCEPTED = 32 * 1024 * 1024
_BLOCK = 256 * 1024
_LONGEST_MARK = 400
_MARK = re.compile(rb"<!--|<!\[CDATA\[|<\?|<(?P<end>/?)(?:[A-Za-z_][\w.-]*:)?(?P<name>record|collection)(?=[\s/>])")
_ENDS = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_NAME = re.compile(rb"<[\w.:-]+")
_DECLARATION = re.compile(rb"""\sxmlns:([A-Za-z_][\w.-]*)\s*=\s*("[^"<]*"|'[^'<]*')""")
_CONTENT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?:leader|controlfield|datafield)[\s/>]")


def split_marcxml(file: BinaryIO) -> Iterator[RawRecord | Broken]:
    """Give the bytes of each ``record`` element, able to stand in a MARCXML collection, and each broken one."""
    return _Splitter(utf8_blocks(file, _BLOCK)).records()


class _Splitter:
    """Holds the bytes from the open record, or from the last mark, to the end of what was read."""

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self.blocks = blocks
        self.buffer = b""
        self.offset = 0  # of the buffer in the file
        self.at = 0  # how far the buffer has been looked through
        self.open: int | None = None  # where in the buffer the open record begins
        self.number = 0
        self.collections = 0  # open ones
        self.declared: dict[bytes, bytes] = {}
        self.given_up: list[Broken] = []

    def records(self) -> Iterator[RawRecord | Broken]:
        while mark := self._next_mark():
            yield from self.given_up
            self.given_up.clear()
            if mark[0] in _ENDS:
                self._step_over(_ENDS[mark[0]])
            elif mark["name"] == b"collection":
                self._count_collection(is_end=bool(mark["end"]))
            elif mark["end"]:
                yield from self._close()
            else:
                yield from self._begin(mark.start())
        yield from self.given_up
        yield from self._at_end_of_file()

    def _at_end_of_file(self) -> Iterator[Broken]:
        if self.open is not None:
            yield self._broken("the file ends within this record")
        elif self.collections > 0:
            self.open = len(self.buffer)
            yield self._broken("the file ends before its collection is closed: there may have been more records")

    def _next_mark(self) -> re.Match[bytes] | None:
        while True:
            found = _MARK.search(self.buffer, self.at)
            if found and found.end() < len(self.buffer):
                self._notice_declarations(found.start())
                self.at = found.end()
                return found
            if not self._read_on(keep=_LONGEST_MARK):
                return None

    def _read_on(self, keep: int) -> bool:
        """Take in a block, letting go of what lies before the open record and before the last ``keep`` bytes."""
        block = next(self.blocks, None)
        if block is None:
            return False
        if self.open is not None and len(self.buffer) - self.open > LARGEST_ACCEPTED:
            self.given_up.append(self._broken(f"no end of record within {LARGEST_ACCEPTED // 1024 // 1024} MB"))
        looked = max(self.at, len(self.buffer) - keep)
        self._notice_declarations(looked)
        gone = looked if self.open is None else self.open
        self.buffer = self.buffer[gone:] + block
        self.offset += gone
        self.at = looked - gone
        self.open = None if self.open is None else 0
        return True

    def _notice_declarations(self, until: int) -> None:
        """Remember the namespace prefixes declared outside records: a record may use those of its surroundings."""
        if self.open is None:
            self.declared.update(_DECLARATION.findall(self.buffer, self.at, until))

    def _find(self, end: bytes) -> int:
        """Give the place just after the next such bytes, reading on as needed; at the end of the file, that end."""
        while (found := self.buffer.find(end, self.at)) < 0:
            if not self._read_on(keep=_LONGEST_MARK):
                return len(self.buffer)
        return found + len(end)

    def _step_over(self, end: bytes) -> None:
        self.at = self._find(end)

    def _count_collection(self, *, is_end: bool) -> None:
        end = self._find(b">")
        is_empty = self.buffer[end - 2 : end] == b"/>"
        self.collections += 0 if is_empty else -1 if is_end else 1

    def _begin(self, start: int) -> Iterator[RawRecord | Broken]:
        if self.open is not None:
            if _CONTENT.search(self.buffer, self.open, start):
                yield self._broken("the record element is not closed before the next begins")
            else:
                self.declared.update(_DECLARATION.findall(self.buffer, self.open, start))
        self.open = start
        self.at = self._find(b">")
        if self.buffer[self.at - 2 : self.at] == b"/>":
            yield from self._finish()

    def _close(self) -> Iterator[RawRecord | Broken]:
        self.at = self._find(b">")
        if self.open is not None:
            yield from self._finish()

    def _finish(self) -> Iterator[RawRecord | Broken]:
        raw = self.buffer[self.open : self.at]
        position = self._position()
        self.open = None
        yield RawRecord(position, self._standing_alone(raw))

    def _standing_alone(self, raw: bytes) -> bytes:
        """Declare on the record itself each prefix that it uses from its surroundings."""
        own = {name for name, _ in _DECLARATION.findall(raw, 0, raw.find(b">"))}
        missing = [
            b" xmlns:" + name + b"=" + uri
            for name, uri in self.declared.items()
            if name not in own and name + b":" in raw
        ]
        at = _NAME.match(raw).end()  # type: ignore[union-attr]
        return raw[:at] + b"".join(missing) + raw[at:]

    def _position(self) -> Position:
        self.number += 1
        return Position(self.number, self.offset + (self.open or 0))

    def _broken(self, reason: str) -> Broken:
        broken = Broken(self._position(), reason)
        self.open = None
        return broken
