"""What real machines send against the standard, and is read nevertheless because it leaves no doubt.

A bar directly after the fixed fields, a missing last bar, an unreadable date or number, a missing required field, an
unknown field, fields in another order: these need nothing special. What stands here does.
"""

import re
from collections.abc import Callable, Container

from leeszaal.protocols.sip2.codec.dates import WIDTH, read_date

_IDENTIFIER = re.compile(r"(?!A[YZ])[A-Z0-9]{2}")
_BAR_BEFORE_FIELD = re.compile(r"\|(?=[A-Z0-9]{2}|\||\Z)")


def cut_into_fields(text: str) -> list[str]:
    """Cut at the bars that end a field, which are those with a field, a bar or nothing after them.

    A bar before anything else stands in a value, such as an address for e-mail.
    """
    return _BAR_BEFORE_FIELD.split(text)


def is_identified(piece: str) -> bool:
    """Tell whether what stands between bars begins like a field: two capitals or digits.

    AY and AZ close a message, and say nothing anywhere else.
    """
    return _IDENTIFIER.match(piece) is not None


def date_is_left_out(text: str, at: int, identifiers: Container[str]) -> bool:
    """Tell whether the variable fields begin where a date should stand: machines send nothing for an empty one."""
    return text[at : at + 1] == "|" or text[at : at + 2] in identifiers


def without_language(text: str) -> str:
    """Drop the language that Koha's emulator of 2019 puts before the date of message 17, which has none."""
    is_shifted = text[2:5].isdigit() and read_date(text[2 : 2 + WIDTH]) is None and read_date(text[5 : 5 + WIDTH])
    return text[:2] + text[5:] if is_shifted else text


MENDED: dict[str, Callable[[str], str]] = {"17": without_language}
"""Messages, by code, whose text is put right before it is read."""
