"""From the bytes of one message to its dataclass. Gives a message or raises `Malformed`, whatever the bytes are."""

import re
from dataclasses import dataclass
from typing import Any

from leeszaal.protocols.sip2.codec.checksum import Checksum, read_trailer
from leeszaal.protocols.sip2.codec.dates import WIDTH as DATE_WIDTH
from leeszaal.protocols.sip2.codec.deviations import MENDED, cut_into_fields, date_is_left_out, is_identified
from leeszaal.protocols.sip2.codec.layouts import CODE_WIDTH, LAYOUTS, Layout
from leeszaal.protocols.sip2.codec.malformed import Malformed, Reason
from leeszaal.protocols.sip2.codec.messages import Message
from leeszaal.protocols.sip2.codec.safe import to_text, without_controls

_CODE = re.compile(rb"[0-9]{2}")
_ENDS = b"\r\n\x00"


@dataclass(frozen=True, slots=True)
class Received:
    """A message as it came in: its sequence number (0 to 9) when it had one, and what its checksum was worth."""

    message: Message
    sequence: int | None
    checksum: Checksum


def decode(frame: bytes, encoding: str = "utf-8") -> Received:
    """Read one message; bytes that are not in the encoding are taken for Latin-1. Raises Malformed.

    Control signs in values become spaces. Of a field that may stand once but stands more often, the last counts.
    """
    frame = frame.rstrip(_ENDS)
    layout = LAYOUTS.get(frame[:CODE_WIDTH])
    if layout is None:
        raise Malformed(Reason.UNKNOWN_CODE if _CODE.match(frame) else Reason.NO_CODE)
    trailer = read_trailer(frame, layout.width)
    text = without_controls(to_text(frame[: trailer.start], encoding))
    if layout.message.CODE in MENDED:
        text = MENDED[layout.message.CODE](text)
    values, end = _fixed(layout, text)
    _add_variable(layout, text[end:], values)
    return Received(layout.message(**values), trailer.sequence, trailer.checksum)


def _fixed(layout: Layout, text: str) -> tuple[dict[str, Any], int]:
    """Read the fixed fields; give them, and where they end."""
    values: dict[str, Any] = {}
    at = CODE_WIDTH
    for field in layout.fixed:
        if field.width == DATE_WIDTH and text[at : at + 1] > "9" and date_is_left_out(text, at, layout.by_identifier):
            values[field.name] = None
            continue
        end = at + field.width
        values[field.name] = field.read(text[at:end])
        at = end
    if at > len(text):
        raise Malformed(Reason.TOO_SHORT)
    return values, at


def _add_variable(layout: Layout, text: str, values: dict[str, Any]) -> None:
    repeated: dict[str, list[str]] = {}
    extensions = []
    for piece in cut_into_fields(text):
        field = layout.by_identifier.get(piece[:2])
        if field is None:
            if is_identified(piece):
                extensions.append((piece[:2], piece[2:]))
        elif field.repeats:
            repeated.setdefault(field.name, []).append(piece[2:])
        else:
            values[field.name] = piece[2:] if field.read is None else field.read(piece[2:])
    values.update((name, tuple(texts)) for name, texts in repeated.items())
    values["extensions"] = tuple(extensions)
