"""Who made it: main heading, others with their part, and other forms of their names."""

import re

from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.tidy import distinct, tidy
from leeszaal.catalogue.marc.derive.values import Contributor, HeadingKind, SeeFrom
from leeszaal.catalogue.marc.record import DataField
from leeszaal.common.sortkeys import sort_key

_MAIN = ("100", "110", "111")
_ADDED = ("700", "710", "711", "720")
_NAME_PARTS = {"00": "abc", "10": "ab", "11": "acdn", "20": "a"}
_CONTAINED = "2"
_RELATOR_URI = re.compile(r"relators/([a-z]{3})$")
_ENDS_OF_DATES = tuple("0123456789-?")
_DATES = re.compile(r",?\s*(?:\b(?:ca\.|b\.|d\.|geb\.)\s*)?\d{4}\??\s*-\s*(?:\d{4}\??)?$")


def author(fields: Indexed) -> str:
    """Give the main heading (field 100, 110 or 111), the family name first; an empty text when there is none."""
    field = fields.first(*_MAIN)
    return name(field) if field else ""


def author_role(fields: Indexed) -> str:
    """Give the part that the main heading had in it."""
    field = fields.first(*_MAIN)
    return role(field) if field else ""


def name(field: DataField) -> str:
    """Give the heading of a name field without dates and relators."""
    return _undated(field.text(_NAME_PARTS.get(field.tag[1:], "a")))


def _undated(text: str) -> str:
    line = tidy(text)
    return tidy(_DATES.sub("", line)) if line.endswith(_ENDS_OF_DATES) else line


def contributors(fields: Indexed) -> tuple[Contributor, ...]:
    """Give everyone else once, in the order of the record; makers of other works that it only refers to stay out."""
    found: dict[str, Contributor] = {}
    for field in fields.all(*_ADDED):
        shown = name(field)
        if shown and (not field.first("t") or field.ind2 == _CONTAINED):
            found.setdefault(sort_key(shown), Contributor(shown, role(field), kind(field)))
    found.pop(sort_key(author(fields)), None)
    return tuple(found.values())


def kind(field: DataField) -> HeadingKind:
    """Tell whether a name field names a person or a body."""
    is_person = field.tag.endswith("00") or (field.tag == "720" and field.ind1 != "2")
    return HeadingKind.PERSON if is_person else HeadingKind.CORPORATE


def role(field: DataField) -> str:
    """Give the part someone had in it: the MARC relator code, else the word on the record in small letters."""
    codes = [code for text in field.all("4") if (code := _relator(text))]
    word = tidy(field.first("j" if field.tag.endswith("11") else "e")).casefold()
    return codes[0] if codes else word


def _relator(text: str) -> str:
    uri = _RELATOR_URI.search(text)
    return uri[1] if uri else text.strip() if re.fullmatch("[a-z]{3}", text.strip()) else ""


def see_from(fields: Indexed) -> tuple[SeeFrom, ...]:
    """Give other forms of the names: in another script (field 880), or with the names in full ($q)."""
    linked = {field.first("6")[4:6]: field for field in fields.all("880") if field.first("6")[:3] in _MAIN + _ADDED}
    found: list[SeeFrom] = []
    for field in fields.all(*_MAIN, *_ADDED):
        shown = name(field)
        forms = distinct([_in_full(field), _in_other_script(field, linked)])
        found += [SeeFrom(kind(field), shown, form) for form in forms if shown and sort_key(form) != sort_key(shown)]
    return tuple(dict.fromkeys(found))


def _in_full(field: DataField) -> str:
    """Write the name with the full given names of $q: *Rowling, J. K.* becomes *Rowling, Joanne Kathleen*."""
    full = tidy(field.first("q").strip("(), "))
    family, comma, _ = tidy(field.first("a")).partition(",")
    return f"{family}, {full}" if full and comma else ""


def _in_other_script(field: DataField, linked: dict[str, DataField]) -> str:
    link = field.first("6")
    found = linked.get(link[4:6]) if link[:3] == "880" and link[4:6] != "00" else None
    if found is None:
        return ""
    return _undated(found.text(_NAME_PARTS.get(field.tag[1:], "a")))
