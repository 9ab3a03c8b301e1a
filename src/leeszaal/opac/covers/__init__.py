"""Covers drawn from title and author where no picture exists: the same words always give the same cover.

A catalogue of a public library has pictures for a part of its titles and the right to show them for a smaller part.
So Leeszaal draws its own: a palette, a motif and a design are chosen by a hash of the words, the words are set in type,
and the thing looks like what it is (a disc, a case, a frame). Pure: no clock, no database, no outside address.
"""

import hashlib
import unicodedata
from random import Random

from leeszaal.opac.covers import shapes
from leeszaal.opac.covers.bindings import BINDINGS, Front, Motif
from leeszaal.opac.covers.palettes import PALETTES
from leeszaal.opac.covers.patterns import PATTERNS, contours, staves
from leeszaal.opac.covers.scenes import SCENES

_SIZES = {
    "magazine": (300, 396),
    "cd": (345, 300),
    "dvd": (300, 420),
    "game": (300, 380),
    "artwork": (340, 350),
    "audiobook": (300, 300),
    "ebook": (264, 370),
    "sheet_music": (300, 400),
    "map": (270, 430),
}
_BOOK = (300, 450)
_FULL = {"ebook": (300, 420)}
_OWN_MOTIF: dict[str, Motif] = {"sheet_music": staves, "map": contours}


def draw_cover(title: str, author: str, material_type: str, seed: str = "") -> str:
    """Draw the cover of a thing as an SVG document; `seed` makes another one of the same words."""
    words, maker = _printable(title), _printable(author)
    number = hashlib.sha256(f"{words}\n{maker}\n{material_type}\n{seed}".encode()).digest()
    chance = Random(int.from_bytes(number[:8], "big"))  # noqa: S311  (a drawing, not a secret)
    motif = _OWN_MOTIF.get(material_type) or chance.choice(PATTERNS + SCENES)
    width, height = _SIZES.get(material_type, _BOOK)
    front = Front(words, maker, chance.choice(PALETTES), motif, chance, width, height)
    full_width, full_height = cover_size(material_type)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {full_width} {full_height}" width="{full_width}"'
        f' height="{full_height}" aria-hidden="true">{_thing(front, material_type)}</svg>'
    )


def cover_size(material_type: str) -> tuple[int, int]:
    """Give width and height of the cover, so that a page can keep its place before it is drawn."""
    return _FULL.get(material_type) or _SIZES.get(material_type, _BOOK)


def _thing(front: Front, material_type: str) -> str:
    own = {
        "magazine": shapes.magazine,
        "cd": shapes.disc,
        "dvd": shapes.film,
        "game": shapes.game,
        "artwork": shapes.artwork,
        "audiobook": shapes.sound,
    }.get(material_type)
    if own:
        return own(front)
    inside = front.chance.choice(BINDINGS)(front)
    return shapes.screen(front, inside) if material_type == "ebook" else shapes.book(front, inside)


def _printable(words: str) -> str:
    """Keep what may stand in an XML document: control characters and halves of pairs come in from odd records."""
    composed = unicodedata.normalize("NFC", words)
    return "".join(letter if unicodedata.category(letter)[0] != "C" else " " for letter in composed).strip()
