"""How single values are read and written. Reading never fails: what has no meaning gives the value that says so."""

from collections.abc import Callable, Collection
from enum import StrEnum

from leeszaal.protocols.sip2.codec.codes import SupportedMessage
from leeszaal.protocols.sip2.codec.safe import safe

_YES = frozenset("Yy1")
_NO = frozenset("Nn0")
_SUPPORTED = tuple(SupportedMessage)


def read_yes(text: str) -> bool:
    """Read Y or 1 as yes; anything else is no."""
    return text in _YES


def write_yes(value: bool) -> str:
    """Write Y or N."""
    return "Y" if value else "N"


def write_one(value: bool) -> str:
    """Write 1 or 0, which a few fields have in place of Y and N."""
    return "1" if value else "0"


def read_known(text: str) -> bool | None:
    """Read Y or N; none for U (unknown) and for what is neither."""
    return True if text in _YES else False if text in _NO else None


def write_known(value: bool | None) -> str:
    """Write Y, N or U (unknown)."""
    return "U" if value is None else "Y" if value else "N"


def read_optional_yes(text: str) -> bool | None:
    """Read Y or N; none when the field is empty."""
    return text[0] in _YES if text else None


def read_number(text: str) -> int | None:
    """Read digits, with blanks around them or not; none for anything else."""
    digits = text.strip(" ")
    return int(digits) if digits.isdigit() and digits.isascii() else None


def number_writer(width: int) -> Callable[[int | None], str]:
    """Make a writer of whole numbers in so many digits; what does not fit is written as the nearest that does."""
    largest = 10**width - 1

    def write(value: int | None) -> str:
        return " " * width if value is None else f"{min(max(value, 0), largest):0{width}d}"

    return write


def code_reader(codes: type[StrEnum]) -> Callable[[str], StrEnum | str]:
    """Make a reader that gives the member for a known code and the text itself for another."""
    known = {member.value: member for member in codes}

    def read(text: str) -> StrEnum | str:
        return known.get(text, text)

    return read


def code_writer(width: int) -> Callable[[str], str]:
    """Make a writer of codes in so many signs: cut off, or filled up with blanks.

    A sign beyond ASCII becomes a question mark, for machines count bytes to find where a fixed field ends.
    """

    def write(value: str) -> str:
        ascii_only = value if value.isascii() else value.encode("ascii", "replace").decode()
        return safe(ascii_only).ljust(width)[:width]

    return write


def read_supported(text: str) -> frozenset[SupportedMessage]:
    """Read field BX: each position stands for one or two kinds of messages."""
    return frozenset(name for name, sign in zip(_SUPPORTED, text, strict=False) if sign in _YES)


def write_supported(value: Collection[SupportedMessage]) -> str:
    """Write field BX."""
    return "".join(write_yes(name in value) for name in _SUPPORTED)
