"""Motifs that repeat a shape: rings, tiles, waves, rays. Each fills the field it is given."""

import math
from random import Random

from leeszaal.opac.covers.drawing import circle, line, n, on_circle, path, polygon, rect, ring, window
from leeszaal.opac.covers.palettes import Palette


def rings(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Rings that widen from one point, as from a stone in water."""
    x, y = width * chance.choice([0.0, 0.5, 1.0]), height * chance.choice([0.45, 1.0])
    step, inks = width * 0.085, (colours.first, colours.second, colours.third)
    return "".join(ring(x, y, step * (i + 0.7), inks[i % 3], step * 0.62) for i in range(9))


def tiles(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Tiles with a quarter of a disc, each turned its own way."""
    side = width / chance.choice([3, 4, 5])
    places = [(x * side, y * side) for y in range(math.ceil(height / side)) for x in range(math.ceil(width / side))]
    return "".join(_tile(chance, colours, x, y, side) for x, y in places)


def waves(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Rows of waves, one before the other."""
    long, rows = width / chance.choice([2, 3, 4]), chance.choice([6, 7, 9])
    inks, tall = (colours.first, colours.second, colours.third), height / chance.choice([6, 7, 9])
    tops = [height * 0.1 + i * height / rows for i in range(rows)]
    return "".join(_wave((width, height), top, long, tall * 0.6, inks[i % 3]) for i, top in enumerate(tops))


def bars(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Upright bars of unequal height, like spines or a skyline."""
    count = chance.randint(8, 13)
    wide, inks = width / count, (colours.first, colours.second, colours.third)
    return "".join(
        rect(i * wide, height * (1 - share), wide * 0.82, height * share, inks[i % 3])
        for i, share in enumerate(chance.uniform(0.25, 0.95) for _ in range(count))
    )


def rays(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Rays from a low sun."""
    x, y, count = width * chance.choice([0.2, 0.5, 0.8]), height * 0.86, chance.choice([16, 20, 24])
    reach, half = width * 2, 360 / count / 2
    starts = [2 * half * i for i in range(count)]
    fan = [[(x, y), on_circle(x, y, reach, start), on_circle(x, y, reach, start + half)] for start in starts]
    return "".join(polygon(wedge, colours.second) for wedge in fan) + circle(x, y, width * 0.2, colours.first)


def dots(chance: Random, colours: Palette, width: float, height: float) -> str:
    """A field of dots that swell towards one point."""
    step, x0, y0 = width / 11, width * chance.random(), height * chance.random()
    far = math.hypot(width, height)
    places = [((x + 0.5) * step, (y + 0.5) * step) for y in range(int(height / step) + 1) for x in range(11)]
    sizes = [step * (0.08 + 0.4 * (1 - math.hypot(x - x0, y - y0) / far) ** 2) for x, y in places]
    return "".join(circle(x, y, size, colours.first) for (x, y), size in zip(places, sizes, strict=True))


def arches(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Arches within arches, like a door at the end of a gallery."""
    inks = (colours.first, colours.ground, colours.second, colours.ground, colours.third)
    sizes = [(width * (0.44 - 0.075 * i), height * (0.94 - 0.13 * i)) for i in range(len(inks))]
    return "".join(_arch(width / 2, height, half, tall, ink) for (half, tall), ink in zip(sizes, inks, strict=True))


def stones(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Stones balanced on each other."""
    pile, y, inks = [], height * 0.96, [colours.first, colours.second, colours.third]
    for i in range(chance.choice([4, 5, 6])):
        reach, tall = width * chance.uniform(0.2, 0.34) * (1 - i * 0.09), height * 0.16
        x = width / 2 + chance.uniform(-14, 14)
        pile.append(rect(x - reach, y - tall, 2 * reach, tall - 3, inks[i % 3], more=f' rx="{n(tall / 2)}"'))
        y -= tall
    return "".join(pile)


def mosaic(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Squares cut in two, light and dark."""
    side = width / chance.choice([4, 5, 6])
    places = [(x * side, y * side) for y in range(math.ceil(height / side)) for x in range(math.ceil(width / side))]
    corners = [((0, 0), (1, 0), (0, 1)), ((1, 1), (1, 0), (0, 1)), ((0, 0), (1, 1), (0, 1)), ((0, 0), (1, 0), (1, 1))]
    inks = [colours.first, colours.second, colours.third, colours.ground]
    return "".join(
        polygon([(x + a * side, y + b * side) for a, b in chance.choice(corners)], chance.choice(inks))
        for x, y in places
    )


def staves(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Lines of music, for sheet music."""
    drawn = []
    for top in range(24, int(height) - 60, 84):
        drawn += [line(f"M0 {top + 10 * i}H{n(width)}", colours.second, 1.5) for i in range(5)]
        drawn += [_note(24 + 36 * i, top + 5 * chance.randint(0, 8), colours.first) for i in range(int(width / 36))]
    return "".join(drawn)


def contours(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Lines of equal height and a river, for maps."""
    x, y = width * chance.uniform(0.3, 0.7), height * chance.uniform(0.3, 0.6)
    pen = f'fill="none" stroke="{colours.first}" stroke-width="2"'
    hills = "".join(
        f'<ellipse cx="{n(x + 4 * i)}" cy="{n(y - 3 * i)}" rx="{n(22 + 24 * i)}" ry="{n(16 + 17 * i)}" {pen}/>'
        for i in range(9)
    )
    bend = "".join(f" {n(width * a)} {n(height * b)}" for a, b in ((0.3, 0.6), (0.5, 1), (1, 0.7)))
    return hills + line(f"M0 {n(height * 0.8)}C{bend}", colours.second, 12)


def _tile(chance: Random, colours: Palette, x: float, y: float, side: float) -> str:
    ground, ink = chance.sample([colours.first, colours.second, colours.third, colours.ground], 2)
    corner = chance.choice([(0, 0), (1, 0), (1, 1), (0, 1)])
    quarter = circle(corner[0] * side, corner[1] * side, side, ink)
    return rect(x, y, side + 0.5, side + 0.5, ground) + window(x, y, side, side, quarter)


def _wave(field: tuple[float, float], top: float, long: float, tall: float, fill: str) -> str:
    width, height = field
    crests = f"q{n(long / 4)} {n(-tall)} {n(long / 2)} 0t{n(long / 2)} 0" * math.ceil(width / long)
    return path(f"M0 {n(top + tall)}{crests}V{n(height)}H0z", fill)


def _arch(x: float, base: float, half: float, tall: float, fill: str) -> str:
    spring = base - tall + half
    return path(f"M{n(x - half)} {n(base)}V{n(spring)}a{n(half)} {n(half)} 0 0 1 {n(2 * half)} 0V{n(base)}z", fill)


def _note(x: float, y: float, fill: str) -> str:
    return f'<ellipse cx="{n(x)}" cy="{n(y)}" rx="7" ry="5" fill="{fill}"/>' + line(f"M{n(x + 6)} {n(y)}v-32", fill, 2)


PATTERNS = (rings, tiles, waves, bars, rays, dots, arches, stones, mosaic)
