"""What makes a conversation reliable: sequence numbers, checksums, repeated requests and repeated answers.

SIP2 2.00, "Error detection" and "Message 96, 97". A machine that got no answer sends its request again with the same
sequence number, and must get the answer that it missed, not a second loan. An answer that arrived damaged is asked for
with a 97 and sent again as it was.
"""

from leeszaal.protocols.sip2.codec import Checksum, Malformed, decode, encode
from leeszaal.protocols.sip2.codec.messages import Message, RequestAcsResend, RequestScResend, ScMessage
from leeszaal.protocols.sip2.server.limits import MOST_BAD, REPEAT_SECONDS


class TooManyBadError(Exception):
    """One message after the other cannot be read: the other side does not speak SIP2, or not to us."""


class Conversation:
    """One conversation, without the line that it goes over: frames in, frames out.

    `encoding` is that of the terminal; before it logged in, UTF-8.
    """

    __slots__ = ("_answered_at", "_asked", "_bad", "_checked", "_last", "_repeatable", "_sequence", "encoding")

    def __init__(self) -> None:
        self.encoding = "utf-8"
        self._sequence: int | None = None
        self._checked = False
        self._asked = b""
        self._repeatable = b""
        self._last = b""
        self._answered_at = 0.0
        self._bad = 0

    def hear(self, frame: bytes, at: float) -> Message | bytes:
        """Take a frame in: give the request in it, or the bytes to send back at once. `at` is in seconds.

        Raises TooManyBadError.
        """
        if frame == self._repeatable and at - self._answered_at < REPEAT_SECONDS:
            return self._last
        try:
            received = decode(frame, self.encoding)
        except Malformed:
            return self._ask_again(checked=frame[-6:-4] == b"AZ")
        message, checked = received.message, received.checksum is not Checksum.ABSENT
        if received.checksum is Checksum.WRONG or not isinstance(message, ScMessage):
            return self._ask_again(checked=checked)
        self._bad = 0
        if type(message) is RequestAcsResend:
            return self._last or _ask_again(checked=checked)
        self._asked, self._sequence, self._checked = frame, received.sequence, checked
        return message

    def answer(self, message: Message, at: float, *, final: bool = True) -> bytes:
        """Give the answer to the last request as it is sent.

        An answer that is not final ("not now") is not given to the same request again: that is tried anew.
        """
        self._last = encode(message, sequence=self._sequence, checksum=self._checked, encoding=self.encoding)
        self._repeatable = self._asked if final and self._sequence is not None else b""
        self._answered_at = at
        return self._last

    def _ask_again(self, *, checked: bool) -> bytes:
        self._bad += 1
        if self._bad >= MOST_BAD:
            raise TooManyBadError
        return _ask_again(checked=checked)


def _ask_again(*, checked: bool) -> bytes:
    """Ask the machine to send its message again (96): without a sequence number, as the standard says."""
    return encode(RequestScResend(), checksum=checked)
