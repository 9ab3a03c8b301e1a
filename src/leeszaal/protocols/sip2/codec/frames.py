"""Cuts a stream of bytes into messages, however the network has cut it up, and never holds more than one message.

A message ends at a carriage return (SIP2 2.00 (3M, 2006), "Message terminator"); some machines send a line feed too, or
alone. What stands before a message and is neither letter nor digit, such as the greetings of telnet, is dropped.
"""

import re

from leeszaal.protocols.sip2.codec.malformed import Malformed, Reason

LIMIT = 8192
"""Bytes; no message of the standard comes near it."""
_END = re.compile(rb"[\r\n]")
_JUNK = bytes(sign for sign in range(256) if not (sign < 128 and chr(sign).isalnum()))


class Frames:
    """The messages in a stream that comes in pieces. A frame may have ``limit`` bytes, junk before it counted."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._open = bytearray()
        self._is_skipping = False
        self._ended: list[bytes] = []

    def feed(self, data: bytes) -> list[bytes]:
        """Take bytes in and give the messages that they complete, without their ends.

        Raises Malformed once for data in which a frame grows over the limit. That frame is dropped to its end; the
        others are not lost: the next call gives them.
        """
        *pieces, rest = _END.split(data)
        grown_over = False
        for piece in pieces:
            grown_over |= self._add(piece)
            self._end()
        if self._add(rest) or grown_over:
            raise Malformed(Reason.TOO_LONG)
        ended, self._ended = self._ended, []
        return ended

    def _add(self, piece: bytes) -> bool:
        """Add to the open frame; tell whether this takes it over the limit."""
        if self._is_skipping:
            return False
        self._open += piece
        if len(self._open) <= self._limit:
            return False
        self._open.clear()
        self._is_skipping = True
        return True

    def _end(self) -> None:
        frame = bytes(self._open).lstrip(_JUNK)
        self._open.clear()
        self._is_skipping = False
        if frame:
            self._ended.append(frame)
