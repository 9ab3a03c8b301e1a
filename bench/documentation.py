"""Put what was measured into the documentation: a table for each part, between its two marks, and the picture."""

import re
import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bench.conditions import machine
from bench.figures import Figure
from bench.library import Library
from bench.table import HEADS, cells


class NoPlaceError(Exception):
    """The page has no marks for a part."""


def write(page: Path, part: str, figures: Sequence[Figure], library: Library, today: date) -> None:
    """Write the figures of a part; for growth its curves as well. Raises NoPlaceError."""
    text = page.read_text(encoding="utf-8")
    begin, end = f"<!-- {part} -->", f"<!-- end of {part} -->"
    block = f"{_circumstances(library, today)}\n\n{as_markdown(figures)}"
    if part == "growth":
        block = f"![What growth costs](pictures/growth.svg)\n\n{_beside(library, 'growth.md').read_text()}\n{block}"
        shutil.copyfile(_beside(library, "growth.svg"), page.parent / "pictures" / "growth.svg")
    found = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
    changed, times = found.subn(lambda _: f"{begin}\n{block}{end}", text)
    if times != 1:
        raise NoPlaceError(f"{page} has no place for {part}: {begin} and {end}")
    page.write_text(changed, encoding="utf-8")


def as_markdown(figures: Sequence[Figure]) -> str:
    """Give a table of figures, with what is noted about each."""
    heads = (*HEADS[1:], "note")
    lines = ("---", "---:", "---:", "---:", "---", "---", "---")
    rows = [heads, lines, *((*cells(one)[1:], one.note) for one in figures)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _circumstances(library: Library, today: date) -> str:
    return f"Measured on {today:%-d %B %Y} with {library.records:,} records: {machine()}."


def _beside(library: Library, name: str) -> Path:
    return library.home.parent / name
