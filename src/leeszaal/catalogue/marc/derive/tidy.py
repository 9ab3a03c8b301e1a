"""Take away the punctuation that cataloguing rules (ISBD) put between the parts of a description."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from leeszaal.common.sortkeys import sort_key

NONSORT_START, NONSORT_END = "\x98", "\x9c"
_NOT_SHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\ufeff]")
_SEPARATORS = " /:;=,"
_TEXTS_REMEMBERED = 20_000  # names, places and subjects come back all the time
_PAIRS = (("[", "]"), ("(", ")"), ("<", ">"))


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def tidy(text: str) -> str:
    """Give the text in one line, without control characters and without separators or a full stop at its end."""
    line = " ".join(shown(text).split()).rstrip(_SEPARATORS).lstrip(_SEPARATORS)
    return line[:-1].rstrip(_SEPARATORS) if _ends_in_full_stop(line) else line


def shown(text: str) -> str:
    """Leave out signs without a picture, and compose letters with their diacritics (NFC)."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _NOT_SHOWN.sub("", text))


def _ends_in_full_stop(line: str) -> bool:
    """Tell a full stop from the dot of an initial, an abbreviation or an ellipsis."""
    if not line.endswith(".") or line.endswith(".."):
        return False
    last = line[:-1].rpartition(" ")[2]
    return len(last) > 3 and "." not in last


def unbracketed(text: str) -> str:
    """Take away brackets that say where a description was taken from: ``[Amsterdam]`` becomes ``Amsterdam``."""
    line = tidy(text)
    for opening, closing in _PAIRS:
        if line.count(opening) != line.count(closing) or (line.startswith(opening) and line.endswith(closing)):
            line = line.replace(opening, "").replace(closing, "")
    return tidy(line)


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Give the non-empty texts once each, in order; case, diacritics and punctuation make no difference."""
    given = [text for text in texts if text]
    if len(given) < 2:
        return tuple(given)
    found: dict[str, str] = {}
    for text in given:
        found.setdefault(_key(text) or text, text)
    return tuple(found.values())


@lru_cache(maxsize=_TEXTS_REMEMBERED)
def _key(heading: str) -> str:
    return sort_key(heading)
