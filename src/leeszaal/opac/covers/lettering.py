"""Setting a title in type without measuring it: widths are estimated by letter, lines filled, sizes stepped down."""

import unicodedata
from dataclasses import dataclass

_NARROW = frozenset("iljtfrI.,:;'’!|()[]-/ ")
_WIDE = frozenset("mwMWQO@%&—…")
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Lettering:
    """Lines of text at one size in the units of the drawing."""

    lines: tuple[str, ...]
    size: float

    @property
    def height(self) -> float:
        """Give the height of the block of lines."""
        return len(self.lines) * self.size * LEADING


LEADING = 1.14


def width(text: str, size: float) -> float:
    """Estimate how wide a text runs in an ordinary serif or sans face, a little on the safe side."""
    return sum(_letter_width(letter) for letter in text) * size


def set_lines(text: str, room: float, sizes: tuple[float, ...], most_lines: int) -> Lettering:
    """Set a text in `room` at the largest of `sizes` (largest first) at which it fits in `most_lines`, else cut it."""
    words = text.split() or [""]
    for size in sizes:
        lines = _fill(words, room, size)
        if len(lines) <= most_lines and all(width(line, size) <= room for line in lines):
            return Lettering(tuple(lines), size)
    return _cut(words, room, sizes[-1], most_lines)


def _letter_width(letter: str) -> float:
    if letter in _NARROW:
        return 0.33
    if letter in _WIDE:
        return 0.88
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    return 0.7 if letter.isupper() else 0.53


def _fill(words: list[str], room: float, size: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _cut(words: list[str], room: float, size: float, most_lines: int) -> Lettering:
    lines = _fill([piece for word in words for piece in _pieces(word, room, size)], room, size)
    if len(lines) > most_lines:
        lines = lines[:most_lines]
        lines[-1] = _shorten(lines[-1] + _ELLIPSIS, room, size)
    return Lettering(tuple(lines), size)


def _pieces(word: str, room: float, size: float) -> list[str]:
    if width(word, size) <= room:
        return [word]
    head = word
    while len(head) > 1 and width(head + "-", size) > room:
        head = head[:-1]
    return [head + "-", *_pieces(word[len(head) :], room, size)]


def _shorten(text: str, room: float, size: float) -> str:
    if width(text, size) <= room:
        return text
    bare = text.rstrip(_ELLIPSIS)
    while bare and width(bare + _ELLIPSIS, size) > room:
        bare = bare[:-1]
    return bare.rstrip() + _ELLIPSIS
