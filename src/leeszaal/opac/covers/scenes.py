"""Motifs that show something: hills, sea, a city, leaves. Each fills the field it is given."""

from random import Random

from leeszaal.opac.covers.drawing import circle, line, n, on_circle, path, rect, ring, turn
from leeszaal.opac.covers.palettes import Palette


def hills(chance: Random, colours: Palette, width: float, height: float) -> str:
    """A sun above three rows of hills."""
    sun = circle(width * chance.uniform(0.25, 0.75), height * 0.36, width * chance.uniform(0.14, 0.2), colours.first)
    rows = zip((0.5, 0.64, 0.8), (colours.second, colours.first, colours.third), strict=True)
    return sun + "".join(_hill(chance, width, height, height * top, fill) for top, fill in rows)


def sea(chance: Random, colours: Palette, width: float, height: float) -> str:
    """A moon over water, with its light on the waves."""
    x, level = width * chance.uniform(0.3, 0.7), height * 0.58
    light = "".join(
        rect(x - reach, level + 8 + i * 15, 2 * reach, 5, colours.first, more=' rx="2.5"')
        for i, reach in enumerate(chance.uniform(14, 62) for _ in range(int((height - level) / 15)))
    )
    moon = circle(x, height * 0.32, width * 0.17, colours.first)
    return moon + rect(0, level, width, height - level, colours.third) + light


def city(chance: Random, colours: Palette, width: float, height: float) -> str:
    """Houses along a quay, some with a light on."""
    houses, x = [], 0.0
    while x < width:
        wide, tall = chance.uniform(34, 58), height * chance.uniform(0.35, 0.72)
        houses.append(_house(chance, colours, (x, height), wide, tall))
        x += wide
    return circle(width * 0.76, height * 0.2, 18, colours.first) + "".join(houses)


def leaves(chance: Random, colours: Palette, width: float, height: float) -> str:
    """A branch with leaves on both sides."""
    x, lean = width / 2, chance.uniform(-16, 16)
    stem = line(f"M{n(x)} {n(height)}V{n(height * 0.12)}", colours.third, 4)
    pairs = [height * (0.16 + 0.13 * i) for i in range(6)]
    leafs = "".join(
        turn(side * chance.uniform(38, 56), x, y + 34, _leaf(x, y + 34, width * 0.27, chance.choice(colours[2:4])))
        for y in pairs
        for side in (-1, 1)
    )
    return turn(lean, x, height, stem + leafs)


def birds(chance: Random, colours: Palette, width: float, height: float) -> str:
    """A large sun and a flight of birds."""
    sun = circle(width / 2, height * 0.62, width * 0.34, colours.first)
    flight = "".join(
        _bird(
            width * chance.uniform(0.12, 0.88), height * chance.uniform(0.08, 0.6), chance.uniform(10, 24), colours.ink
        )
        for _ in range(chance.randint(5, 9))
    )
    return sun + rect(0, height * 0.82, width, height, colours.second) + flight


def flower(chance: Random, colours: Palette, width: float, height: float) -> str:
    """One flower, seen from above."""
    x, y, petals = width / 2, height * 0.5, chance.choice([7, 8, 9, 11])
    reach = min(width, height) * 0.43
    around = "".join(
        turn(360 / petals * i, x, y, _leaf(x, y, reach, colours.first if i % 2 else colours.second))
        for i in range(petals)
    )
    return around + circle(x, y, reach * 0.24, colours.third) + ring(x, y, reach * 0.15, colours.first, 3)


def _hill(chance: Random, width: float, height: float, top: float, fill: str) -> str:
    a, b = (top + height * chance.uniform(-0.16, 0.1) for _ in range(2))
    ridge = f"M0 {n(top)}C{n(width * 0.3)} {n(a)} {n(width * 0.65)} {n(b)} {n(width)} {n(top)}"
    return path(f"{ridge}V{n(height)}H0z", fill)


def _house(chance: Random, colours: Palette, corner: tuple[float, float], wide: float, tall: float) -> str:
    x, base = corner
    top = base - tall
    wall = chance.choice([colours.first, colours.second, colours.third])
    lamp = colours.first if wall == colours.third else colours.third
    roof = f"M{n(x)} {n(base)}V{n(top)}L{n(x + wide / 2)} {n(top - wide * 0.45)}L{n(x + wide)} {n(top)}V{n(base)}z"
    rows = int((tall - 12) / 30)
    lit = "".join(
        rect(x + wide * across, top + 10 + 30 * row, wide * 0.2, 14, lamp)
        for row in range(rows)
        for across in (0.2, 0.6)
        if chance.random() < 0.7
    )
    return path(roof, wall) + lit


def _leaf(x: float, y: float, long: float, fill: str) -> str:
    wide, tip = long * 0.34, y - long
    left, right = f"Q{n(x - wide)} {n(y - long / 2)}", f"Q{n(x + wide)} {n(y - long / 2)}"
    return path(f"M{n(x)} {n(y)}{left} {n(x)} {n(tip)}{right} {n(x)} {n(y)}z", fill)


def _bird(x: float, y: float, span: float, stroke: str) -> str:
    (x1, y1), (x2, y2), bow = on_circle(x, y, span, 205), on_circle(x, y, span, -25), n(y - span * 0.62)
    wings = f"M{n(x1)} {n(y1)}Q{n(x - span / 3)} {bow} {n(x)} {n(y)}Q{n(x + span / 3)} {bow} {n(x2)} {n(y2)}"
    return line(wings, stroke, max(2, span / 8))


SCENES = (hills, sea, city, leaves, birds, flower)
