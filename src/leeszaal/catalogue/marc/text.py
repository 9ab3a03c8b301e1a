"""A record as plain lines to edit, and back, without loss::

    LDR 00000nam a2200000 a 4500
    001 90210
    245 10 $a De donkere kamer / $c W. F. Hermans.

A blank indicator is written ``#``. What would be misread stands between braces: ``{dollar}``, ``{lcub}``, ``{rcub}``,
``{num}`` (a real #), ``{space}`` at the edge of a text, ``{x000A}`` for a sign without a picture. Spaces around a text
otherwise do not count, so that nobody has to see them.
"""

from dataclasses import dataclass
from enum import StrEnum

from leeszaal.catalogue.marc.braces import UnknownBraces, indicator, read, read_indicators, without_spaces, written
from leeszaal.catalogue.marc.record import (
    DEFAULT_LEADER,
    LEADER_LENGTH,
    TAG_LENGTH,
    ControlField,
    DataField,
    Field,
    MarcRecord,
    Subfield,
)

_LEADER_TAG = "LDR"
_AS_DATA, _AS_CONTROL = "{data}", "{control}"


class TextCause(StrEnum):
    """Why a line cannot be read."""

    TAG_LENGTH = "tag_length"
    LEADER_LENGTH = "leader_length"
    SECOND_LEADER = "second_leader"
    INDICATORS = "indicators"
    SUBFIELD_CODE = "subfield_code"
    UNKNOWN_BRACES = "unknown_braces"


@dataclass(frozen=True, slots=True)
class TextProblem:
    """A line (from 1) that cannot be read, why, and what stood there."""

    line: int
    cause: TextCause
    found: str


class TextError(ValueError):
    """A text that is not a record; carries every problem in it."""

    def __init__(self, problems: tuple[TextProblem, ...]) -> None:
        super().__init__(", ".join(f"line {each.line}: {each.cause} {each.found!r}" for each in problems))
        self.problems = problems


class _Unreadable(Exception):
    def __init__(self, cause: TextCause, found: str) -> None:
        super().__init__(cause)
        self.cause, self.found = cause, found


def format_record(record: MarcRecord) -> str:
    """Write a record as lines, each ended by a line feed."""
    lines = [f"{_LEADER_TAG} {written(record.leader)}", *map(_line, record.fields)]
    return "\n".join(lines) + "\n"


def _line(field: Field) -> str:
    if isinstance(field, ControlField):
        mark = "" if field.tag.startswith("00") else _AS_CONTROL
        return f"{mark}{without_spaces(field.tag)} {written(field.value)}".rstrip()
    mark = _AS_DATA if field.tag.startswith("00") else ""
    indicators = indicator(field.ind1) + indicator(field.ind2)
    return " ".join([f"{mark}{without_spaces(field.tag)}", indicators, *map(_subfield, field.subfields)]).rstrip()


def _subfield(subfield: Subfield) -> str:
    code = without_spaces(subfield.code)
    return f"${code} {written(subfield.value)}" if code else written(subfield.value)


def parse_record(text: str) -> MarcRecord:
    """Read lines into a record; without a leader line it gets a new book's. Raises TextError with all problems."""
    leader = ""
    fields: list[Field] = []
    problems: list[TextProblem] = []
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            if line[:3] == _LEADER_TAG and line[3:4] in {"", " "}:
                leader = _read_leader(line[3:], leader)
            elif line.strip():
                fields.append(_read_line(line.strip()))
        except _Unreadable as error:
            problems.append(TextProblem(number, error.cause, error.found))
        except UnknownBraces as error:
            problems.append(TextProblem(number, TextCause.UNKNOWN_BRACES, str(error)))
    if problems:
        raise TextError(tuple(problems))
    return MarcRecord(leader or DEFAULT_LEADER, tuple(fields))


def _read_leader(text: str, earlier: str) -> str:
    leader = read(text)
    if earlier:
        raise _Unreadable(TextCause.SECOND_LEADER, leader)
    if len(leader) != LEADER_LENGTH:
        raise _Unreadable(TextCause.LEADER_LENGTH, leader)
    return leader


def _read_line(line: str) -> Field:
    mark = next((mark for mark in (_AS_DATA, _AS_CONTROL) if line.startswith(mark)), "")
    head, _, rest = line[len(mark) :].partition(" ")
    tag = read(head)
    if len(tag) < TAG_LENGTH or (len(tag) > TAG_LENGTH and not tag.isalnum()):
        raise _Unreadable(TextCause.TAG_LENGTH, tag)
    is_control = mark == _AS_CONTROL or (tag.startswith("00") and mark != _AS_DATA)
    return ControlField(tag, read(rest)) if is_control else _read_data(tag, rest)


def _read_data(tag: str, text: str) -> DataField:
    head, *parts = text.split("$")
    indicators, _, stray = head.strip().partition(" ")
    signs = read_indicators(indicators)
    if len(signs) != 2:
        raise _Unreadable(TextCause.INDICATORS, indicators)
    subfields = [_read_subfield(part) for part in parts]
    before = read(stray)
    return DataField(tag, signs[0], signs[1], tuple([Subfield("", before), *subfields] if before else subfields))


def _read_subfield(part: str) -> Subfield:
    code, _, value = part.partition(" ")
    if len(read(code)) != 1:
        raise _Unreadable(TextCause.SUBFIELD_CODE, code)
    return Subfield(read(code), read(value))
