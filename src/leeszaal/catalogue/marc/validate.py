"""What is wrong with a record by the rules of MARC 21, all of it at once, for whoever edits it.

None of it forbids: a record with problems can be kept. Words for each problem are in the pages that show them; tag,
position and what was found are here.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from leeszaal.catalogue.marc.derive.numbers import isbn13
from leeszaal.catalogue.marc.fields import BLANK, FieldHelp, Label, field_help
from leeszaal.catalogue.marc.record import LEADER_LENGTH, TAG_LENGTH, ControlField, DataField, Field, MarcRecord

_LEADER = {5: "acdnp", 6: "acdefgijkmoprt", 7: "abcdims", 9: " a"}
_FIXED_LENGTHS = {"006": 18, "008": 40}


class Problem(StrEnum):
    """A kind of fault."""

    NO_TITLE = "no_title"
    LEADER_LENGTH = "leader_length"
    LEADER_CODE = "leader_code"
    FIXED_LENGTH = "fixed_length"
    BAD_TAG = "bad_tag"
    FIELD_REPEATED = "field_repeated"
    EMPTY_FIELD = "empty_field"
    INDICATOR = "indicator"
    SUBFIELD_UNKNOWN = "subfield_unknown"
    SUBFIELD_REPEATED = "subfield_repeated"
    EMPTY_SUBFIELD = "empty_subfield"
    TEXT_BEFORE_SUBFIELDS = "text_before_subfields"
    ISBN_WRONG = "isbn_wrong"
    LANGUAGE_CODE = "language_code"
    UNKNOWN_CHARACTER = "unknown_character"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault. ``position`` is the field's place in the record from 1 (0 for the leader or the record as a whole).

    ``where`` is the part that is wrong (``ind1``, ``$a``, ``06``), ``found`` what stands there, ``expected`` what may.
    """

    problem: Problem
    position: int
    tag: str
    where: str = ""
    found: str = ""
    expected: str = ""


def validate(record: MarcRecord) -> tuple[Finding, ...]:
    """Give every fault found, in the order of the record."""
    return (*_whole(record), *_leader(record.leader), *_fields(record.fields))


def _whole(record: MarcRecord) -> Iterator[Finding]:
    if not any(field.first("a").strip() or field.first("k").strip() for field in record.data("245")):
        yield Finding(Problem.NO_TITLE, 0, "245", "$a")


def _leader(leader: str) -> Iterator[Finding]:
    if len(leader) != LEADER_LENGTH:
        yield Finding(Problem.LEADER_LENGTH, 0, "LDR", found=str(len(leader)), expected=str(LEADER_LENGTH))
        return
    for at, codes in _LEADER.items():
        if leader[at] not in codes:
            yield Finding(Problem.LEADER_CODE, 0, "LDR", f"{at:02}", leader[at], codes)


def _fields(fields: tuple[Field, ...]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for position, field in enumerate(fields, start=1):
        seen[field.tag] += 1
        known = field_help().get(field.tag)
        if len(field.tag) != TAG_LENGTH or not field.tag.isalnum() or not field.tag.isascii():
            yield Finding(Problem.BAD_TAG, position, field.tag)
        if known and not known.repeatable and seen[field.tag] == 2:
            yield Finding(Problem.FIELD_REPEATED, position, field.tag)
        yield from _control(field, position) if isinstance(field, ControlField) else _data(field, position, known)


def _control(field: ControlField, position: int) -> Iterator[Finding]:
    expected = _FIXED_LENGTHS.get(field.tag)
    if expected and len(field.value) != expected:
        yield Finding(Problem.FIXED_LENGTH, position, field.tag, found=str(len(field.value)), expected=str(expected))
    elif not field.value.strip():
        yield Finding(Problem.EMPTY_FIELD, position, field.tag)


def _data(field: DataField, position: int, known: FieldHelp | None) -> Iterator[Finding]:
    if not field.subfields:
        yield Finding(Problem.EMPTY_FIELD, position, field.tag)
    if known and not known.local:
        yield from _indicator(field, position, "ind1", field.ind1, known.ind1)
        yield from _indicator(field, position, "ind2", field.ind2, known.ind2)
        yield from _structure(field, position, known)
    yield from _texts(field, position)
    yield from _CHECKS.get(field.tag, _nothing)(field, position)


def _indicator(
    field: DataField, position: int, where: str, sign: str, allowed: dict[str, Label] | None
) -> Iterator[Finding]:
    written = BLANK if sign == " " else sign
    if allowed is not None and written not in allowed:
        yield Finding(Problem.INDICATOR, position, field.tag, where, written, "".join(allowed))


def _structure(field: DataField, position: int, known: FieldHelp) -> Iterator[Finding]:
    codes = Counter(subfield.code for subfield in field.subfields)
    for code, count in codes.items():
        if code and not code.isdigit() and code not in known.allowed:
            yield Finding(Problem.SUBFIELD_UNKNOWN, position, field.tag, f"${code}", expected=_listed(known))
        help_ = next((each for each in known.subfields if each.code == code), None)
        if count > 1 and help_ and not help_.repeatable:
            yield Finding(Problem.SUBFIELD_REPEATED, position, field.tag, f"${code}")


def _listed(known: FieldHelp) -> str:
    return "".join(sorted(known.allowed))


def _texts(field: DataField, position: int) -> Iterator[Finding]:
    for subfield in field.subfields:
        if not subfield.code:
            yield Finding(Problem.TEXT_BEFORE_SUBFIELDS, position, field.tag, found=subfield.value)
        elif not subfield.value.strip():
            yield Finding(Problem.EMPTY_SUBFIELD, position, field.tag, f"${subfield.code}")
        if "\ufffd" in subfield.value:
            yield Finding(Problem.UNKNOWN_CHARACTER, position, field.tag, f"${subfield.code}", subfield.value)


def _isbn(field: DataField, position: int) -> Iterator[Finding]:
    for value in field.all("a"):
        if value.strip() and not isbn13(value):
            yield Finding(Problem.ISBN_WRONG, position, field.tag, "$a", value)


def _languages(field: DataField, position: int) -> Iterator[Finding]:
    for subfield in field.subfields:
        code = subfield.value
        if subfield.code.isalpha() and field.ind2 == " " and not (len(code) == 3 and code.isalpha() and code.islower()):
            yield Finding(Problem.LANGUAGE_CODE, position, field.tag, f"${subfield.code}", code)


def _nothing(_field: DataField, _position: int) -> Iterator[Finding]:
    return iter(())


_CHECKS = {"020": _isbn, "041": _languages}
