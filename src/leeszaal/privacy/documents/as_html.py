"""A document as one HTML page that needs nothing else: no style, no script, nothing fetched."""

from collections.abc import Iterable
from html import escape

from leeszaal.privacy.documents.blocks import Block, Bullets, Grid, Heading, Text, ToFillIn

_PAGE = """<!doctype html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title></head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def as_html(blocks: Iterable[Block], title: str, language: str) -> str:
    """Write the blocks down as a whole page."""
    body = "\n".join(_written(block) for block in blocks)
    return _PAGE.format(language=language, title=escape(title), body=body)


def _written(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"<h{level}>{escape(text)}</h{level}>"
        case Text(text):
            return f"<p>{escape(text)}</p>"
        case Bullets(items):
            return f"<ul>{''.join(f'<li>{escape(item)}</li>' for item in items)}</ul>"
        case ToFillIn(mark, text):
            return f"<p><strong><mark>{escape(mark)}</mark></strong> {escape(text)}</p>"
        case Grid(headings, rows):
            head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in headings)
            return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(map(_row, rows))}</tbody></table>"


def _row(cells: tuple[str, ...]) -> str:
    first, *rest = cells
    return f'<tr><th scope="row">{escape(first)}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in rest)}</tr>'
