"""What reading a file of records yields: the bytes of a record, or the fact that one is broken, each with its place."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Position:
    """Where a record begins: its number in the file (from 1, broken ones counted) and its byte offset (from 0)."""

    number: int
    offset: int


@dataclass(frozen=True, slots=True)
class RawRecord:
    """The bytes of one record exactly as the file has them."""

    position: Position
    raw: bytes


@dataclass(frozen=True, slots=True)
class Broken:
    """Bytes at the place of a record that cannot be read as one, and why, in words."""

    position: Position
    reason: str


class BrokenRecord(ValueError):
    """These bytes are not a record; the message says why, in words for a person."""


class Remark(StrEnum):
    """Something that was odd in a record that could be read nevertheless."""

    WRONG_LENGTH = "wrong_length"
    WRONG_DIRECTORY = "wrong_directory"
    UTF8_NOT_DECLARED = "utf8_not_declared"
    MARC8_DECLARED_UTF8 = "marc8_declared_utf8"
    UNKNOWN_CHARACTERS = "unknown_characters"
    BAD_LEADER = "bad_leader"
    MISSING_INDICATORS = "missing_indicators"
    FOREIGN_ELEMENT = "foreign_element"
    TAG_LENGTH = "tag_length"
