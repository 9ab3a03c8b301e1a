"""A MARC 21 record as plain values, in the standard's own words (MARC 21 Format for Bibliographic Data, loc.gov/marc).

Everything a file holds has a place here, the odd things too: tags with letters, fields without subfields, repeated or
disordered fields. Text that stands before the first subfield delimiter of a field is a subfield with an empty code.
"""

from collections.abc import Iterator
from dataclasses import dataclass

LEADER_LENGTH = 24
TAG_LENGTH = 3
NOT_IN_XML = "[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
"""A pattern of characters that no XML can hold (XML 1.0, Char); ISO 2709 can."""
DEFAULT_LEADER = "     nam a22     uu 4500"


@dataclass(frozen=True, slots=True)
class Subfield:
    """One piece of a data field: a one-character code and its text."""

    code: str
    value: str


@dataclass(frozen=True, slots=True)
class ControlField:
    """A field 001-009: text without indicators or subfields."""

    tag: str
    value: str


@dataclass(frozen=True, slots=True)
class DataField:
    """A field 010-999 (or a local tag with letters): two indicators and subfields in their order."""

    tag: str
    ind1: str
    ind2: str
    subfields: tuple[Subfield, ...]

    def first(self, code: str) -> str:
        """Give the text of the first subfield with that code, or an empty text."""
        for subfield in self.subfields:
            if subfield.code == code:
                return subfield.value
        return ""

    def all(self, codes: str) -> list[str]:
        """Give the texts of all subfields whose code is one of these characters, in their order."""
        return [subfield.value for subfield in self.subfields if subfield.code and subfield.code in codes]

    def text(self, codes: str, between: str = " ") -> str:
        """Join the non-empty texts of all subfields whose code is one of these characters."""
        return between.join(value.strip() for value in self.all(codes) if value.strip())


Field = ControlField | DataField


@dataclass(frozen=True, slots=True)
class MarcRecord:
    """A leader of 24 characters and fields in their order."""

    leader: str
    fields: tuple[Field, ...]

    def control(self, tag: str) -> str:
        """Give the text of the first control field with that tag, or an empty text."""
        for field in self.fields:
            if field.tag == tag and isinstance(field, ControlField):
                return field.value
        return ""

    def data(self, *tags: str) -> Iterator[DataField]:
        """Give the data fields with one of these tags, in the order of the record."""
        for field in self.fields:
            if field.tag in tags and isinstance(field, DataField):
                yield field
