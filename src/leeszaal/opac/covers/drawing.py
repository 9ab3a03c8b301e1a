"""The few SVG marks that covers are made of: attributes only, no style, no script, no outside address."""

import math
from html import escape

from leeszaal.opac.covers.lettering import LEADING, Lettering

SERIF = "'Iowan Old Style',Palatino,'Palatino Linotype','Book Antiqua',Georgia,'Liberation Serif',serif"
SANS = "Seravek,'Segoe UI','Open Sans','Noto Sans','Liberation Sans',sans-serif"


def n(value: float) -> str:
    """Write a coordinate to a tenth, without a useless zero."""
    return f"{value:.1f}".removesuffix(".0")


def rect(x: float, y: float, width: float, height: float, fill: str, *, more: str = "") -> str:
    """Draw a rectangle."""
    return f'<rect x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}" fill="{fill}"{more}/>'


def circle(x: float, y: float, radius: float, fill: str, more: str = "") -> str:
    """Draw a disc."""
    return f'<circle cx="{n(x)}" cy="{n(y)}" r="{n(radius)}" fill="{fill}"{more}/>'


def ring(x: float, y: float, radius: float, stroke: str, thick: float) -> str:
    """Draw a ring whose line is `thick`."""
    return circle(x, y, radius, "none", f' stroke="{stroke}" stroke-width="{n(thick)}"')


def path(steps: str, fill: str, more: str = "") -> str:
    """Draw a filled path."""
    return f'<path d="{steps}" fill="{fill}"{more}/>'


def line(steps: str, stroke: str, thick: float) -> str:
    """Draw an open path with round ends."""
    return path(steps, "none", f' stroke="{stroke}" stroke-width="{n(thick)}" stroke-linecap="round"')


def polygon(points: list[tuple[float, float]], fill: str) -> str:
    """Draw a filled polygon."""
    return path("M" + "L".join(f"{n(x)} {n(y)}" for x, y in points) + "z", fill)


def window(x: float, y: float, width: float, height: float, inside: str) -> str:
    """Show a drawing through a window: what falls outside is cut off."""
    return f'<svg x="{n(x)}" y="{n(y)}" width="{n(width)}" height="{n(height)}">{inside}</svg>'


def turn(degrees: float, x: float, y: float, inside: str) -> str:
    """Turn a drawing around a point."""
    return f'<g transform="rotate({n(degrees)} {n(x)} {n(y)})">{inside}</g>'


def on_circle(x: float, y: float, radius: float, degrees: float) -> tuple[float, float]:
    """Give the point of a circle at an angle (0 is to the right, clockwise)."""
    angle = math.radians(degrees)
    return x + radius * math.cos(angle), y + radius * math.sin(angle)


def text(words: str, x: float, y: float, size: float, fill: str, *, face: str = SERIF, more: str = "") -> str:
    """Set one line of text, escaped, with its baseline at `y`."""
    place = f'x="{n(x)}" y="{n(y)}" font-family="{face}" font-size="{n(size)}"'
    return f'<text {place} fill="{fill}"{more}>{escape(words)}</text>'


def block(setting: Lettering, x: float, top: float, fill: str, *, face: str = SERIF, more: str = "") -> str:
    """Set lines under each other from `top` down."""
    first = top + setting.size * 0.86
    lines = enumerate(setting.lines)
    return "".join(
        text(line, x, first + i * setting.size * LEADING, setting.size, fill, face=face, more=more) for i, line in lines
    )
