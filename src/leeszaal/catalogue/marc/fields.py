"""What the most used MARC 21 fields are for and how they are built: help and structure for editor and checks."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

BLANK = "#"
_COUNT = {str(count): "Zoveel tekens overslaan | Characters to pass over" for count in range(10)}
_THESAURUS = {
    "0": "LCSH | LCSH",
    "1": "LC voor kinderen | LC for children",
    "2": "MeSH | MeSH",
    "3": "NAL | NAL",
    "4": "Eigen woorden | Words of one's own",
    "5": "Canadees | Canadian",
    "6": "RVM | RVM",
    "7": "Zie $2 | See $2",
}
_SHARED: dict[str, dict[str, str] | None] = {"count": _COUNT, "thesaurus": _THESAURUS, "any": None}
_ONCE = "!"


@dataclass(frozen=True, slots=True)
class Label:
    """A few words in both languages of the house."""

    nl: str
    en: str

    def in_language(self, language: str) -> str:
        """Give the words in that language (``nl`` or ``en``; English for any other)."""
        return self.nl if language == "nl" else self.en


@dataclass(frozen=True, slots=True)
class SubfieldHelp:
    """A subfield: its code, its name, whether it may be repeated."""

    code: str
    label: Label
    repeatable: bool


@dataclass(frozen=True, slots=True)
class FieldHelp:
    """A field. Indicators map each allowed value (# is blank) to its meaning; none means that any value is allowed.

    ``subfields`` are those with help, ``allowed`` all codes but digits, which every field may have. A ``local`` field
    has its meaning in Dutch libraries only, and other libraries' records use it otherwise.
    """

    tag: str
    label: Label
    help: Label
    repeatable: bool
    local: bool
    ind1: dict[str, Label] | None
    ind2: dict[str, Label] | None
    subfields: tuple[SubfieldHelp, ...]
    allowed: frozenset[str]


@cache
def field_help() -> dict[str, FieldHelp]:
    """Give help and structure by tag (``LDR`` for the leader), in the order of the tags."""
    text = files("leeszaal.catalogue.marc").joinpath("data/fields.toml").read_text(encoding="utf-8")
    return {tag: _field(tag, entry) for tag, entry in tomllib.loads(text).items()}


def _field(tag: str, entry: dict[str, Any]) -> FieldHelp:
    subfields = tuple(_subfield(code, text) for code, text in entry.get("sub", {}).items())
    return FieldHelp(
        tag=tag,
        label=_label(entry["name"]),
        help=_label(entry["help"]),
        repeatable=not entry.get("once", False),
        local=entry.get("local", False),
        ind1=_indicator(entry.get("ind1")),
        ind2=_indicator(entry.get("ind2")),
        subfields=subfields,
        allowed=frozenset(each.code for each in subfields) | frozenset(entry.get("also", "")),
    )


def _subfield(code: str, text: str) -> SubfieldHelp:
    return SubfieldHelp(code, _label(text.removeprefix(_ONCE)), repeatable=not text.startswith(_ONCE))


def _indicator(values: dict[str, str] | str | None) -> dict[str, Label] | None:
    if isinstance(values, str):
        values = _SHARED[values]
        if values is None:
            return None
    return {value: _label(text) for value, text in (values or {BLANK: "Niet gebruikt | Not used"}).items()}


def _label(text: str) -> Label:
    dutch, _, english = text.partition(" | ")
    return Label(dutch, english)
