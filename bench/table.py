"""The table for people."""

from collections.abc import Sequence

from bench.figures import Figure

HEADS = ("part", "what", "figure", "limit", "ratio", "goal", "met")


def as_table(figures: Sequence[Figure]) -> str:
    """Put the figures in columns, with the notes below."""
    rows = [HEADS, *map(cells, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    lines = [_line(row, widths) for row in rows]
    lines.insert(1, "  ".join("-" * width for width in widths))
    notes = [f"  {one.part}, {one.what}: {one.note}" for one in figures if one.note]
    return "\n".join([*lines, "", *notes])


def cells(one: Figure) -> tuple[str, ...]:
    """Give the words of one line, in the order of the heads."""
    met = {None: "", True: "yes", False: "NO"}[one.met]
    ratio = "" if one.ratio is None else f"{one.ratio:.2f}"
    return (one.part, one.what, amount(one.figure, one.unit), amount(one.limit, one.unit), ratio, one.goal, met)


def amount(value: float | None, unit: str) -> str:
    """Write a value with its unit, large ones whole, small ones with three digits that count."""
    if value is None:
        return ""
    number = f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:.3g}"
    return f"{number} {unit}".rstrip()


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    right = {2, 3, 4}
    return "  ".join(
        word.rjust(width) if column in right else word.ljust(width)
        for column, (word, width) in enumerate(zip(row, widths, strict=True))
    ).rstrip()
