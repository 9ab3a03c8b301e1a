"""Words as numbers that sort like the words, for the engine sorts numbers ten times faster than texts."""

from leeszaal.catalogue.search.fields import SORT_PARTS

_LETTERS = " 0123456789abcdefghijklmnopqrstuvwxyz"
_RANK = {letter: rank for rank, letter in enumerate(_LETTERS)}
_OTHER = len(_LETTERS)
_BASE = len(_LETTERS) + 1
_PER_NUMBER = 12
"""As many letters as fit in 64 bits."""


def ranks(key: str) -> list[int]:
    """Give numbers that, compared one after the other, order sort keys by their first 36 letters."""
    return [_rank(key[start : start + _PER_NUMBER]) for start in range(0, SORT_PARTS * _PER_NUMBER, _PER_NUMBER)]


def _rank(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * _BASE + _RANK.get(letter, _OTHER)
    return int(number * _BASE ** (_PER_NUMBER - len(letters)))
