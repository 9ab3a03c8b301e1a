"""A fingerprint of what a record says, apart from how it was written.

The same record in MARC-8, UTF-8 and MARCXML has one fingerprint, so that bringing it in again, in whatever form, is
known to change nothing. What only describes the writing stays out: lengths, character set, and the place of control
fields among the others. Text counts in composed form (NFC), and a character that XML cannot hold as U+FFFD.
"""

import hashlib
import re
import unicodedata

from leeszaal.catalogue.marc.record import LEADER_LENGTH, NOT_IN_XML, ControlField, Field, MarcRecord

_NOT_IN_XML = re.compile(NOT_IN_XML)


def content_digest(record: MarcRecord) -> bytes:
    """Give 32 bytes (SHA-256) that are equal for records with equal content."""
    leader = record.leader.ljust(LEADER_LENGTH)
    control = [field for field in record.fields if isinstance(field, ControlField)]
    data = [field for field in record.fields if not isinstance(field, ControlField)]
    text = "\x1e".join([leader[5:9] + leader[17:20], *map(_text, control), *map(_text, data)])
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    return hashlib.sha256(composed.encode("utf-8", "surrogatepass")).digest()


def _text(field: Field) -> str:
    if isinstance(field, ControlField):
        return f"{field.tag}{_plain(field.value)}"
    subfields = [f"\x1f{each.code}{_plain(each.value)}" for each in field.subfields]
    return f"{field.tag}{field.ind1}{field.ind2}{''.join(subfields)}"


def _plain(text: str) -> str:
    return text if text.isprintable() else _NOT_IN_XML.sub("\ufffd", text)
