"""A document in Markdown (CommonMark, with tables as GitHub writes them)."""

import re
from collections.abc import Iterable

from leeszaal.privacy.documents.blocks import Block, Bullets, Grid, Heading, Text, ToFillIn

_MEANS_SOMETHING = re.compile(r"([\\`*_\[\]<>#|~])")


def as_markdown(blocks: Iterable[Block]) -> str:
    """Write the blocks down, a blank line between each."""
    return "\n\n".join(_written(block) for block in blocks) + "\n"


def _written(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_plain(text)}"
        case Text(text):
            return _plain(text)
        case Bullets(items):
            return "\n".join(f"- {_plain(item)}" for item in items)
        case ToFillIn(mark, text):
            return f"> **{_plain(mark)}** {_plain(text)}"
        case Grid(headings, rows):
            lines = [headings, ("---",) * len(headings), *rows]
            cells = [[cell if cell == "---" else _plain(cell) for cell in line] for line in lines]
            return "\n".join(f"| {' | '.join(line)} |" for line in cells)


def _plain(text: str) -> str:
    return _MEANS_SOMETHING.sub(r"\\\1", " ".join(text.split()))
