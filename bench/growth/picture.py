"""The curves as a picture: one small drawing each, the same records across, so that the eye compares shapes.

It follows the reader's light or dark surroundings, tells its values in words to who cannot see it, and marks what is
ours and what is the limit by shape as well as by colour.
"""

import math
from collections.abc import Sequence
from xml.etree import ElementTree

from bench.growth.curves import Curve, Point
from bench.table import amount

_WIDTH, _HEIGHT, _GAP = 300, 250, 24
_LEFT, _TOP, _BOTTOM, _RIGHT = 14, 64, 40, 44
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1b1b1b }
.head { font-weight: 600 } .soft { fill: #5a5a5a; font-size: 12px } .value { text-anchor: middle }
.axis { stroke: #b9b9b9 } .line { fill: none; stroke-width: 2 }
.ours { stroke: #1a5fa8 } .limit { stroke: #a85a00; stroke-dasharray: 5 4 }
.dot { fill: #1a5fa8 } .ring { fill: none; stroke: #a85a00; stroke-width: 2 }
@media (prefers-color-scheme: dark) {
  text { fill: #f0f0f0 } .soft { fill: #b4b4b4 } .axis { stroke: #5c5c5c }
  .ours { stroke: #7db7f5 } .limit { stroke: #f0a860 } .dot { fill: #7db7f5 } .ring { stroke: #f0a860 }
}
"""


def picture(curves: Sequence[Curve]) -> str:
    """Draw the curves side by side, two in a row; gives SVG."""
    rows = math.ceil(len(curves) / 2)
    width, height = 2 * _WIDTH + 3 * _GAP, rows * (_HEIGHT + _GAP) + _GAP
    box = {"viewBox": f"0 0 {width} {height}", "role": "img", "aria-labelledby": "name words"}
    root = ElementTree.Element("svg", {"xmlns": "http://www.w3.org/2000/svg", **box})
    _add(root, "title", "What growth costs", id="name")
    _add(root, "desc", " ".join(map(_in_words, curves)), id="words")
    _add(root, "style", _STYLE)
    for number, curve in enumerate(curves):
        left = _GAP + number % 2 * (_WIDTH + _GAP)
        top = _GAP + number // 2 * (_HEIGHT + _GAP)
        _draw(_add(root, "g", None, transform=f"translate({left} {top})"), curve)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _in_words(curve: Curve) -> str:
    told = "; ".join(f"{point.records:,} records: {_told(point, curve.unit)}" for point in curve.points)
    return f"{_capital(curve.name)}: {told}."


def _told(point: Point, unit: str) -> str:
    limit = "" if point.limit is None else f", limit {amount(point.limit, unit)}"
    return amount(point.value, unit) + limit


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _draw(group: ElementTree.Element, curve: Curve) -> None:
    _add(group, "text", _capital(curve.name), {"class": "head", "y": "14"})
    _add(group, "text", _legend(curve), {"class": "soft", "y": "32"})
    floor = _HEIGHT - _BOTTOM
    _add(group, "line", None, {"class": "axis", "x1": "0", "x2": str(_WIDTH), "y1": str(floor), "y2": str(floor)})
    for point in curve.points:
        place = {"class": "soft value", "x": _text(_x(point, curve)), "y": str(floor + 18)}
        _add(group, "text", f"{point.records:,}", place)
    _limits(group, curve)
    _add(group, "polyline", None, {"class": "line ours", "points": _line(_ours(curve))})
    for (x, y), point in zip(_ours(curve), curve.points, strict=True):
        _add(group, "circle", None, {"class": "dot", "cx": _text(x), "cy": _text(y), "r": "4"})
        _add(group, "text", amount(point.value, ""), {"class": "value", "x": _text(x), "y": _text(y + _beside(point))})


def _beside(point: Point) -> int:
    """Write the value on the side of the dot where the limit is not."""
    return 20 if point.limit is not None and point.limit >= point.value else -10


def _limits(group: ElementTree.Element, curve: Curve) -> None:
    places = [(_x(point, curve), _y(point.limit, curve)) for point in curve.points if point.limit is not None]
    if places:
        _add(group, "polyline", None, {"class": "line limit", "points": _line(places)})
    for x, y in places:
        _add(group, "circle", None, {"class": "ring", "cx": _text(x), "cy": _text(y), "r": "4"})


def _legend(curve: Curve) -> str:
    has_limit = any(point.limit is not None for point in curve.points)
    return f"{curve.unit}, by records" + ("; dashed, with rings: the limit" if has_limit else "")


def _ours(curve: Curve) -> list[tuple[float, float]]:
    return [(_x(point, curve), _y(point.value, curve)) for point in curve.points]


def _x(point: Point, curve: Curve) -> float:
    """Place by the logarithm of the records; one alone stands in the middle."""
    low, high = math.log10(curve.points[0].records), math.log10(curve.points[-1].records)
    share = (math.log10(point.records) - low) / (high - low) if high > low else 0.5
    return _LEFT + _RIGHT / 2 + share * (_WIDTH - _LEFT - _RIGHT - 20)


def _y(value: float, curve: Curve) -> float:
    """Place by the value, from nothing at the axis to the largest at the top."""
    largest = max(value for point in curve.points for value in (point.value, point.limit or 0))
    return _HEIGHT - _BOTTOM - value / (largest or 1) * (_HEIGHT - _BOTTOM - _TOP)


def _line(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{_text(x)},{_text(y)}" for x, y in places)


def _text(number: float) -> str:
    return f"{number:.1f}"


def _add(
    parent: ElementTree.Element, tag: str, text: str | None, attributes: dict[str, str] | None = None, **more: str
) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, tag, {**(attributes or {}), **more})
    element.text = text
    return element
