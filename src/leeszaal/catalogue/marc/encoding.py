"""From a `MarcRecord` to the bytes of ISO 2709, always in UTF-8 and in one canonical way.

Lengths that do not fit their digits are written as all nines, as other programs do; readers then go by the terminators.
Control characters that ISO 2709 uses as delimiters cannot be part of a text: they become blanks.
"""

from leeszaal.catalogue.marc.iso2709 import FIELD_END, LONGEST_RECORD, RECORD_END
from leeszaal.catalogue.marc.record import LEADER_LENGTH, ControlField, DataField, Field, MarcRecord

_DELIMITERS = str.maketrans("\x1d\x1e\x1f", "   ")
_LENGTH_FULL = 9_999


def write_iso2709(record: MarcRecord) -> bytes:
    """Give the record as ISO 2709 in UTF-8, with lengths, base address and leader position 09 set right."""
    bodies = [_body(field) for field in record.fields]
    directory = _directory(record.fields, bodies)
    base = LEADER_LENGTH + len(directory) + 1
    length = base + sum(map(len, bodies)) + 1
    return b"".join([_leader(record.leader, length, base), directory, FIELD_END, *bodies, RECORD_END])


def _body(field: Field) -> bytes:
    text = _text(field.value) if isinstance(field, ControlField) else _data_text(field)
    return text.encode("utf-8", "replace") + FIELD_END


def _data_text(field: DataField) -> str:
    parts = [_indicator(field.ind1), _indicator(field.ind2)]
    for subfield in field.subfields:
        parts.append(f"\x1f{_text(subfield.code)}" if subfield.code else "")
        parts.append(_text(subfield.value))
    return "".join(parts)


def _indicator(sign: str) -> str:
    return _text(sign[:1]) or " "


def _text(text: str) -> str:
    return text if text.isprintable() else text.translate(_DELIMITERS)


def _directory(fields: tuple[Field, ...], bodies: list[bytes]) -> bytes:
    entries, start = [], 0
    for field, body in zip(fields, bodies, strict=True):
        tag = field.tag[:3].ljust(3).encode("ascii", "replace")
        entries.append(b"%b%04d%05d" % (tag, min(len(body), _LENGTH_FULL), min(start, LONGEST_RECORD)))
        start += len(body)
    return b"".join(entries)


def _leader(leader: str, length: int, base: int) -> bytes:
    kept = leader.ljust(LEADER_LENGTH)
    text = f"{min(length, LONGEST_RECORD):05d}{kept[5:9]}a22{min(base, LONGEST_RECORD):05d}{kept[17:20]}4500"
    return text.encode("ascii", "replace")
