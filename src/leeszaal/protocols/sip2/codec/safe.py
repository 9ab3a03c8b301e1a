"""Values made safe to stand in a message, where no sign of theirs may end a field or the message."""

import re
import unicodedata

LONGEST = 255
"""Signs in a variable field (SIP2 2.00 (3M, 2006), "Variable-length fields"); what is longer is cut off."""
_ENDS_A_FIELD = re.compile(r"[|\x00-\x1f\x7f-\x9f]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def safe(value: str) -> str:
    """Give a value that a field can hold: bars and control signs become spaces, at most 255 signs are left."""
    value = value[:LONGEST]
    # Nearly every value is printable, and telling so costs far less than a pattern.
    return value if value.isprintable() and "|" not in value else _ENDS_A_FIELD.sub(" ", value)


def without_controls(text: str) -> str:
    """Give a text that came in without control signs, which have no meaning here and which a database may refuse."""
    return text if text.isprintable() else _CONTROL.sub(" ", text)


def to_bytes(text: str, encoding: str) -> bytes:
    """Write a text in an encoding; a sign it lacks becomes its letter without accents, or else a question mark."""
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_nearest(sign, encoding) for sign in text).encode(encoding, "replace")


def _nearest(sign: str, encoding: str) -> str:
    if sign.encode(encoding, "ignore"):
        return sign
    plain = unicodedata.normalize("NFKD", sign).encode(encoding, "ignore").decode(encoding)
    return plain if len(plain) == 1 and plain.isalnum() else "?"


def to_text(data: bytes, encoding: str) -> str:
    """Read bytes in an encoding, or as Latin-1 when they are not in it, which any bytes are."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return data.decode("latin-1")
