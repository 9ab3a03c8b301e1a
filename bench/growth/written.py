"""The curves as a table of Markdown."""

from collections.abc import Sequence

from bench.growth.curves import Curve, Point
from bench.table import amount


def written(curves: Sequence[Curve]) -> str:
    """Give a row for each size and a column for each curve, limits in brackets."""
    heads = ["records", *(f"{curve.name} ({curve.unit})" for curve in curves)]
    rows = [
        [f"{point.records:,}", *(_cell(curve.points[number]) for curve in curves)]
        for number, point in enumerate(curves[0].points)
    ]
    lines = [heads, ["---:"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(point: Point) -> str:
    limit = "" if point.limit is None else f" ({amount(point.limit, '')})"
    return amount(point.value, "") + limit
