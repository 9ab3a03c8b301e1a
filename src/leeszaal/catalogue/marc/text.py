"""A record as plain lines to edit, and back, without loss::

    LDR 00000nam a2200000 a 4500
    001 90210
    245 10 $a De donkere kamer / $c W. F. Hermans.

A blank indicator is written ``#``. What would be misread stands between braces: ``{dollar}``, ``{lcub}``, ``{rcub}``,
``{num}`` (a real #), ``{space}`` at the edge of a text, ``{x000A}`` for a sign without a picture. Spaces around a text
otherwise do not count, so that nobody has to see them.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

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

_NAMES = {"$": "dollar", "{": "lcub", "}": "rcub", " ": "space", "#": "num"}
_SIGNS = {name: sign for sign, name in _NAMES.items()}
_ESCAPE = re.compile(r"\{([^{}]*)\}")
_CODED = re.compile("x([0-9A-F]{4,6})")
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
    lines = [f"{_LEADER_TAG} {_written(record.leader)}", *map(_line, record.fields)]
    return "\n".join(lines) + "\n"


def _line(field: Field) -> str:
    if isinstance(field, ControlField):
        mark = "" if field.tag.startswith("00") else _AS_CONTROL
        return f"{mark}{_tag(field.tag)} {_written(field.value)}".rstrip()
    mark = _AS_DATA if field.tag.startswith("00") else ""
    indicators = _indicator(field.ind1) + _indicator(field.ind2)
    return " ".join([f"{mark}{_tag(field.tag)}", indicators, *map(_subfield, field.subfields)]).rstrip()


def _tag(tag: str) -> str:
    return _escaped(tag).replace(" ", "{space}")


def _indicator(sign: str) -> str:
    return "#" if sign == " " else "{num}" if sign == "#" else _escaped(sign)


def _subfield(subfield: Subfield) -> str:
    code = _escaped(subfield.code).replace(" ", "{space}")
    return f"${code} {_written(subfield.value)}" if code else _written(subfield.value)


def _written(text: str) -> str:
    """Escape a text, naming the spaces at its edges."""
    inner = text.strip(" ")
    if not inner:
        return "{space}" * len(text)
    before, after = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    return "{space}" * before + _escaped(inner) + "{space}" * after


def _escaped(text: str) -> str:
    return "".join(map(_sign, text)) if _needs_escape(text) else text


def _needs_escape(text: str) -> bool:
    return not text.isprintable() or any(sign in text for sign in "${}")


def _sign(sign: str) -> str:
    if sign in "${}":
        return f"{{{_NAMES[sign]}}}"
    return sign if sign.isprintable() or sign == " " else f"{{x{ord(sign):04X}}}"


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
    if problems:
        raise TextError(tuple(problems))
    return MarcRecord(leader or DEFAULT_LEADER, tuple(fields))


def _read_leader(text: str, earlier: str) -> str:
    leader = _read(text)
    if earlier:
        raise _Unreadable(TextCause.SECOND_LEADER, leader)
    if len(leader) != LEADER_LENGTH:
        raise _Unreadable(TextCause.LEADER_LENGTH, leader)
    return leader


def _read_line(line: str) -> Field:
    mark = next((mark for mark in (_AS_DATA, _AS_CONTROL) if line.startswith(mark)), "")
    head, _, rest = line[len(mark) :].partition(" ")
    tag = _read(head)
    if len(tag) < TAG_LENGTH or (len(tag) > TAG_LENGTH and not tag.isalnum()):
        raise _Unreadable(TextCause.TAG_LENGTH, tag)
    is_control = mark == _AS_CONTROL or (tag.startswith("00") and mark != _AS_DATA)
    return ControlField(tag, _read(rest)) if is_control else _read_data(tag, rest)


def _read_data(tag: str, text: str) -> DataField:
    head, *parts = text.split("$")
    indicators, _, stray = head.strip().partition(" ")
    signs = [" " if sign == "#" else _read(sign) for sign in re.findall(r"\{[^{}]*\}|.", indicators)]
    if len(signs) != 2:
        raise _Unreadable(TextCause.INDICATORS, indicators)
    subfields = [_read_subfield(part) for part in parts]
    before = _read(stray)
    return DataField(tag, signs[0], signs[1], tuple([Subfield("", before), *subfields] if before else subfields))


def _read_subfield(part: str) -> Subfield:
    code, _, value = part.partition(" ")
    if len(_read(code)) != 1:
        raise _Unreadable(TextCause.SUBFIELD_CODE, code)
    return Subfield(_read(code), _read(value))


def _read(text: str) -> str:
    """Undo `_written`: spaces at the edges do not count, braces name a sign."""
    bare = text.strip(" \r\t")
    rest = _ESCAPE.sub("", bare)
    if "{" in rest or "}" in rest:
        raise _Unreadable(TextCause.UNKNOWN_BRACES, bare)
    return _ESCAPE.sub(_named, bare)


def _named(braces: re.Match[str]) -> str:
    coded = _CODED.fullmatch(braces[1])
    if coded and int(coded[1], 16) <= 0x10FFFF:
        return chr(int(coded[1], 16))
    if braces[1] not in _SIGNS:
        raise _Unreadable(TextCause.UNKNOWN_BRACES, braces[0])
    return _SIGNS[braces[1]]
