"""Text as the index sees it: clean characters, folded words, stems."""

import re
import unicodedata
from functools import lru_cache

from leeszaal.catalogue.search.fields import ANALYZERS, DUTCH, ENGLISH, FOLDED

_LOOSE_MARKS = re.compile(r"[\u0300-\u036f]+")
_DUTCH = "de het een van in op te dat die is voor met der den des aan bij uit om als door over naar tot en"
_ENGLISH = "the a an and of in on to that is for with at by from or"
_STOP_WORDS = frozenset(f"{_DUTCH} {_ENGLISH}".split())


def clean(text: str) -> str:
    """Join letters with their loose accents (MARC keeps them apart), which would otherwise cut a word in two."""
    return text if text.isascii() else _LOOSE_MARKS.sub("", unicodedata.normalize("NFC", text))


def folded_words(text: str) -> list[str]:
    """Cut a text into words without capitals and accents."""
    return ANALYZERS[FOLDED].analyze(clean(text))


@lru_cache(maxsize=4096)
def stems(word: str) -> tuple[str, str]:
    """Give the Dutch and the English stem of a folded word."""
    dutch, english = ANALYZERS[DUTCH].analyze(word), ANALYZERS[ENGLISH].analyze(word)
    return (dutch[0] if dutch else word, english[0] if english else word)


def is_stop_word(word: str) -> bool:
    """Whether a word is so common, in Dutch or English, that a record need not have it to be found."""
    return word in _STOP_WORDS
