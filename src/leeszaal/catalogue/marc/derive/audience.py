"""For which age: the marks of Dutch libraries, the mark on the box of a film or game, or the coded audience.

A span of years is what a reader can use, so letters become spans: AK and AP 3-6, E and A 6-9, B 9-12, C 12-15, D 15-18.
Films and games only have a mark when the box has one, because that mark decides who may borrow them.
"""

import re

from leeszaal.catalogue.marc.derive.indexed import Indexed
from leeszaal.catalogue.marc.derive.values import MaterialType

ADULT, ALL_AGES = "adult", "AL"
_SPANS = ((3, "0-3"), (6, "3-6"), (9, "6-9"), (12, "9-12"), (15, "12-15"), (18, "15-18"))
_LETTERS = {"AK": 3, "AP": 3, "E": 6, "A": 6, "AJ": 6, "B": 9, "BJ": 9, "C": 12, "CJ": 12, "D": 15, "V": 18}
_CODED = {"a": 3, "b": 6, "c": 9, "d": 15, "e": 18}
_LOCAL = ("091", "093", "094", "095", "096", "097", "098")
_AVI = re.compile(r"\bAVI[\s:-]*(Start|Plus|[ME][3-7]|[1-9])\b|^(?:AVI[\s:-]*)?(Start|[ME][3-7])$", re.IGNORECASE)
_RANGE = re.compile(
    r"\b0*(\d{1,2})(?:\s*(?:-|–|t/m|tot|to)\s*0*\d{1,2})?\s*(?:jaar|jr|years|yrs|\+)|\b(?:vanaf|ages?|from)\s+(\d{1,2})",
    re.IGNORECASE,
)
_AGES_ONLY = re.compile(r"0*(\d{1,2})(?:\s*[-–]\s*0*\d{1,2}|\s*\+)?\.?")
_BOX = re.compile(
    r"\b(?:kijkwijzer|pegi|leeftijd\w*|vanaf)\b\D{0,12}(\d{1,2})\b|^\s*(6|9|12|14|16|18)(?:\s*(?:jaar|\+))?\s*$",
    re.IGNORECASE,
)
_BOX_ALL = re.compile(r"\bAL\b|alle leeftijden", re.IGNORECASE)
_AGE_NOTE, _GRADE_NOTE = "1", "2"
_AGE_OF_FIRST_GRADE = 6


def age_level(fields: Indexed, material_type: MaterialType) -> str:
    """Give a span of years, ``adult``, for films and games the mark on the box; an empty text when nothing tells."""
    if material_type in {MaterialType.DVD, MaterialType.GAME}:
        return _box_mark(fields)
    age = _noted_age(fields)
    if age is None and fields.leader[6] in "atmcdijgkor" and fields.leader[7] not in "bis":
        age = _CODED.get(fields.fixed(22))
    return "" if age is None else span(age)


def span(age: int) -> str:
    """Give the span of years that an age falls in."""
    return next((name for limit, name in _SPANS if age < limit), ADULT)


def _noted_age(fields: Indexed) -> int | None:
    local = [value for field in fields.all(*_LOCAL) for value in field.all("ab")]
    found = [_LETTERS.get(text.strip().upper()) for text in local]
    found += [_avi_age(text) for field in fields.all("090", *_LOCAL) for text in field.all("a")]
    found += [_age_in(field.text("a"), field.ind1) for field in fields.all("521")]
    return next((age for age in found if age is not None), None)


def _age_in(text: str, indicator: str) -> int | None:
    letters = text.strip().rstrip(".").upper()
    if letters in _LETTERS:
        return _LETTERS[letters]
    if re.search(r"volwassen|\badults?\b", text, re.IGNORECASE):
        return 18
    ages = _AGES_ONLY.fullmatch(text.strip())
    if indicator == _GRADE_NOTE and ages:
        return int(ages[1]) - 1 + _AGE_OF_FIRST_GRADE
    if indicator == _AGE_NOTE and ages:
        return int(ages[1])
    said = _RANGE.search(text)
    return int(said[1] or said[2]) if said else _avi_age(text)


def _avi_age(text: str) -> int | None:
    """Give the age of a reading level: Start to M5 are read from six, the others from nine."""
    found = _AVI.search(text.strip())
    level = (found[1] or found[2]).upper() if found else ""
    if not level:
        return None
    return 9 if level in {"E5", "M6", "E6", "M7", "E7", "PLUS", "7", "8", "9"} else 6


def _box_mark(fields: Indexed) -> str:
    for text in (field.text("ab") for field in fields.all("521")):
        found = _BOX.search(text)
        if found:
            return str(int(found[1] or found[2]))
        if _BOX_ALL.search(text):
            return ALL_AGES
    return ""
