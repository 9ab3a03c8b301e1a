"""What the thing itself looks like: a book with a spine, a disc in its sleeve, a case, a frame, a screen."""

from leeszaal.opac.covers.bindings import Front, title_below
from leeszaal.opac.covers.drawing import SANS, block, circle, line, n, path, rect, ring, text, window
from leeszaal.opac.covers.lettering import set_lines

_BOLD = ' font-weight="700"'
_MIDDLE = ' text-anchor="middle"'
_BEATS = 26
_DARK, _PAPER = "#1b1a1a", "#fbf6ec"


def book(front: Front, inside: str) -> str:
    """A book: the fold beside the spine catches the light."""
    h = front.height
    fold = rect(0, 0, 5, h, "#000", more=' opacity=".16"') + rect(9, 0, 2.5, h, "#fff", more=' opacity=".22"')
    return inside + fold + rect(11.5, 0, 1, h, "#000", more=' opacity=".14"')


def magazine(front: Front) -> str:
    """A magazine: its name over the full width, a picture, a bar code."""
    w, h, c = front.width, front.height, front.colours
    name = set_lines(front.title, w - 32, (66, 54, 46, 39, 33, 28, 23), 2)
    words = block(name, 16, 14, c.ink, face=SANS, more=' font-weight="800" letter-spacing="-1.5"')
    top = name.height + 26
    picture = window(16, top, w - 32, h - top - 54, rect(0, 0, w, h, c.third) + front.drawing(w - 32, h - top - 54))
    code = rect(w - 76, h - 46, 60, 34, "#fff") + "".join(
        rect(w - 71 + 3.3 * i, h - 42, front.chance.choice([1, 1.6, 2.4]), 26, "#000") for i in range(15)
    )
    makers = block(set_lines(front.author, w - 110, (12.5, 11), 2), 16, h - 44, c.ink, face=SANS)
    return rect(0, 0, w, h, c.ground) + words + picture + code + makers


def disc(front: Front) -> str:
    """Music: a square sleeve with the disc coming out of it."""
    w, h, c = front.width, front.height, front.colours
    side, x, y = h, h * 0.62, h / 2
    rim = "".join(ring(x, y, h * share, "#fff", 1) for share in (0.3, 0.36, 0.42))
    silver = circle(x, y, h * 0.49, "#b9bcc0") + rim + circle(x, y, h * 0.1, c.first) + circle(x, y, h * 0.03, _DARK)
    title = set_lines(front.title, side - 40, (32, 27, 23, 20, 17), 3)
    maker = set_lines(front.author, side - 40, (15, 13, 11.5), 1)
    foot = title.height + maker.height + 38
    words = block(title, 20, side - foot + 14, c.ink, face=SANS, more=_BOLD)
    words += block(maker, 20, side - maker.height - 14, c.ink, face=SANS)
    art = window(0, 0, side, side - foot, front.drawing(side, side - foot))
    sleeve = (
        rect(0, 0, side, side, c.ground) + art + words + rect(side - 1.5, 0, 1.5, side, "#000", more=' opacity=".25"')
    )
    return window(0, 0, w, h, silver) + sleeve


def film(front: Front) -> str:
    """A film: a case with a poster behind its window."""
    w, h = front.width, front.height
    poster = Front(front.title, front.author, front.colours, front.motif, front.chance, w - 20, h - 46)
    mark = text("DVD", w - 58, 24, 15, _PAPER, face=SANS, more=' font-weight="800" letter-spacing="1"')
    play = path("M18 11.5l12 7-12 7z", front.colours.first)
    case = rect(0, 0, w, h, _DARK, more=' rx="6"') + rect(0, 0, 7, h, "#000", more=' opacity=".5"')
    return case + play + mark + window(12, 36, w - 20, h - 46, title_below(poster))


def game(front: Front) -> str:
    """A game: a case with a coloured band and a controller."""
    w, h, c = front.width, front.height, front.colours
    inner = Front(front.title, front.author, c, front.motif, front.chance, w - 12, h - 52)
    pad = path("M22 14h22a11 11 0 0 1 10 15c-3 5-8 0-11-3H23c-3 3-8 8-11 3a11 11 0 0 1 10-15z", _PAPER)
    marks = line("M19 21h8M23 17v8", c.third, 2.6) + circle(42, 19, 2.3, c.third) + circle(47, 23, 2.3, c.third)
    return rect(0, 0, w, h, c.first, more=' rx="6"') + pad + marks + window(6, 44, w - 12, h - 52, title_below(inner))


def artwork(front: Front) -> str:
    """A work of art: framed, with a mount, its name on a plate."""
    w, h, c = front.width, front.height, front.colours
    wood, edge = ("#6b4a2f", "#8a6442") if front.chance.random() < 0.5 else ("#2a2624", "#4a4440")
    frame = rect(0, 0, w, h, wood) + rect(4, 4, w - 8, h - 8, edge) + rect(11, 11, w - 22, h - 22, wood)
    mount = rect(18, 18, w - 36, h - 36, _PAPER)
    picture = window(52, 48, w - 104, h - 124, rect(0, 0, w, h, c.ground) + front.drawing(w - 104, h - 124))
    title, maker = set_lines(front.title, w - 90, (15, 13, 11.5), 1), set_lines(front.author, w - 90, (12, 11), 1)
    plate = block(title, w / 2, h - 62, "#2b2118", more=_MIDDLE)
    plate += block(maker, w / 2, h - 42, "#5c4c3c", face=SANS, more=_MIDDLE)
    return frame + mount + picture + plate


def screen(front: Front, inside: str) -> str:
    """An e-book: the cover on a reading screen."""
    w, h = front.width, front.height
    button = circle(w / 2 + 18, h + 34, 6, "#55504b")
    return rect(0, 0, w + 36, h + 50, "#2b2826", more=' rx="18"') + window(18, 18, w, h, inside) + button


def sound(front: Front) -> str:
    """An audiobook: words above, a voice as a wave under them."""
    w, h, c = front.width, front.height, front.colours
    title = set_lines(front.title, w - 44, (34, 29, 25, 22, 19), 4)
    author = set_lines(front.author, w - 44, (15, 13, 11.5), 1)
    words = block(title, 22, 24, c.ink, more=_BOLD) + block(author, 22, 32 + title.height, c.ink, face=SANS)
    room = h - title.height - author.height - 60
    voice = "".join(_beat(front, i, room) for i in range(_BEATS))
    return rect(0, 0, w, h, c.ground) + voice + words


def _beat(front: Front, number: int, room: float) -> str:
    """One stroke of the voice, long in the middle of the wave and short at its ends."""
    reach = room / 2 * front.chance.uniform(0.12, 0.95) * (1 - abs(number - _BEATS / 2) / 17)
    x, y = 24 + number * (front.width - 48) / (_BEATS - 1), front.height - 26 - room / 2 - reach
    return line(f"M{n(x)} {n(y)}v{n(2 * reach)}", front.colours.first if number % 3 else front.colours.second, 5)
