"""From a message's dataclass to the bytes that go over the line, kept to the standard whatever the values hold."""

from leeszaal.protocols.sip2.codec.checksum import write_trailer
from leeszaal.protocols.sip2.codec.layouts import LAYOUT_OF
from leeszaal.protocols.sip2.codec.messages import Message
from leeszaal.protocols.sip2.codec.safe import safe, to_bytes

_END = b"\r"


def encode(message: Message, *, sequence: int | None = None, checksum: bool = False, encoding: str = "utf-8") -> bytes:
    """Write one message, carriage return included; with its sequence number (0 to 9) and checksum when asked for.

    Fields stand in the order of the standard, those that are none are left out, extensions come last. In values, bars
    and control signs become spaces, and 255 signs are kept; signs that the encoding lacks become their nearest letter.
    """
    layout = LAYOUT_OF[type(message)]
    values = layout.values(message)
    parts = [message.CODE]
    parts += [field.write(value) for field, value in zip(layout.fixed, values, strict=False)]
    for field, value in zip(layout.variable, values[len(layout.fixed) :], strict=False):
        if value is None:
            continue
        for one in value if field.repeats else (value,):
            parts += (field.identifier, field.write(one), "|")
    for identifier, value in message.extensions:
        parts += (identifier, safe(value), "|")
    return write_trailer(to_bytes("".join(parts), encoding), sequence, checksum) + _END
