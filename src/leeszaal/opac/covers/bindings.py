"""How a title, an author and a motif stand together on the front of a book: five designs."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from leeszaal.opac.covers.drawing import SANS, SERIF, block, line, n, rect, window
from leeszaal.opac.covers.lettering import set_lines
from leeszaal.opac.covers.palettes import Palette

Motif = Callable[[Random, Palette, float, float], str]
_MIDDLE = ' text-anchor="middle"'
_BOLD = ' font-weight="700"'


@dataclass(frozen=True, slots=True)
class Front:
    """What is to be put on a front: words, colours, a motif, and the chance that makes it this front and no other."""

    title: str
    author: str
    colours: Palette
    motif: Motif
    chance: Random
    width: float
    height: float

    def drawing(self, width: float, height: float) -> str:
        """Draw the motif in a field of this size."""
        return self.motif(self.chance, self.colours, width, height)


def title_above(front: Front) -> str:
    """Title and author at the top, the drawing under them."""
    w, h, c = front.width, front.height, front.colours
    title = set_lines(front.title, w - 44, (40, 34, 29, 25, 21, 18), 5)
    author = set_lines(front.author, w - 44, (16, 14, 12), 2)
    top = 30 + title.height
    art = top + author.height + 34
    words = block(title, 24, 26, c.ink, more=_BOLD) + block(author, 24, top + 8, c.ink, face=SANS)
    return rect(0, 0, w, h, c.ground) + window(0, art, w, h - art, front.drawing(w, h - art)) + words


def title_below(front: Front) -> str:
    """The drawing above, title and author under it."""
    w, h, c = front.width, front.height, front.colours
    title = set_lines(front.title, w - 44, (36, 31, 27, 23, 20, 17), 4)
    author = set_lines(front.author, w - 44, (15, 13, 11.5), 1)
    top = h - 62 - title.height
    words = block(title, 22, top + 16, c.ink, face=SANS, more=_BOLD) + block(author, 22, h - 36, c.ink, face=SANS)
    return rect(0, 0, w, h, c.ground) + window(0, 0, w, top, front.drawing(w, top)) + words


def label(front: Front) -> str:
    """The drawing over the whole front, the words on a pasted label."""
    w, h, c = front.width, front.height, front.colours
    title = set_lines(front.title, w - 108, (31, 27, 24, 21, 18, 15.5), 5)
    author = set_lines(front.author, w - 108, (13.5, 12, 11), 2)
    tall = title.height + author.height + 52
    top = h * front.chance.choice([0.14, 0.22, 0.3])
    edge = f' stroke="{c.ink}" stroke-width="1.5"'
    paper = rect(32, top, w - 64, tall, c.ground) + rect(38, top + 6, w - 76, tall - 12, "none", more=edge)
    words = block(title, w / 2, top + 22, c.ink, more=_MIDDLE + _BOLD)
    names = block(author, w / 2, top + 30 + title.height, c.ink, face=SANS, more=_MIDDLE)
    return rect(0, 0, w, h, c.ground) + window(0, 0, w, h, front.drawing(w, h)) + paper + words + names


def classic(front: Front) -> str:
    """A frame of rules, centred words and a small drawing: an old series that one trusts."""
    w, h, c = front.width, front.height, front.colours
    title = set_lines(front.title, w - 92, (35, 30, 26, 22, 19, 16.5), 5)
    author = set_lines(front.author, w - 92, (15.5, 13.5, 12), 2)
    frame = "".join(
        rect(d, d, w - 2 * d, h - 2 * d, "none", more=f' stroke="{c.first}" stroke-width="{thick}"')
        for d, thick in ((15, 3), (21, 1))
    )
    art = min(h * 0.42, h - 150 - title.height - author.height)
    picture = window(w / 2 - art / 2, h - art - 46, art, art, front.drawing(art, art))
    names = block(author, w / 2, 44, c.ink, face=SERIF, more=_MIDDLE + ' font-style="italic"')
    rule = line(f"M{n(w / 2 - 26)} {n(58 + author.height)}h52", c.first, 2)
    words = block(title, w / 2, 72 + author.height, c.ink, more=_MIDDLE + _BOLD)
    return rect(0, 0, w, h, c.ground) + frame + names + rule + words + picture


def poster(front: Front) -> str:
    """Large letters on a band across the drawing."""
    w, h, c = front.width, front.height, front.colours
    title = set_lines(front.title, w - 36, (48, 41, 35, 30, 25, 21, 18), 4)
    author = set_lines(front.author.upper(), w - 40, (13, 11.5, 10), 1)
    tall = title.height + 34
    top = h * front.chance.choice([0.36, 0.44, 0.52]) - tall / 2
    band = rect(0, top, w, tall, c.ground)
    names = rect(0, h - 44, w, 44, c.ground) + block(author, 20, h - 30, c.ink, face=SANS, more=' letter-spacing="1.2"')
    words = block(title, 20, top + 15, c.ink, face=SANS, more=' font-weight="800" letter-spacing="-0.6"')
    return rect(0, 0, w, h, c.ground) + window(0, 0, w, h, front.drawing(w, h)) + band + words + names


BINDINGS = (title_above, title_below, label, classic, poster)
