"""The statement to take along, made from the same template as the page: HTML that needs nothing else, or Markdown."""

from collections.abc import Iterator
from datetime import date

from django.template.loader import render_to_string
from django.utils import translation
from lxml import html

from leeszaal.opac.statement_parts import body_of
from leeszaal.privacy.statement.content import Content

_MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "p": "", "dt": "**"}
_BLOCKS = frozenset(_MARKS) | {"dd", "tr"}


def as_html(content: Content, language: str) -> str:
    """Write the statement as one page of HTML without pictures or style sheets."""
    with translation.override(language):
        written_on = date.fromisoformat(content["library"]["stated_on"])
        context = {"content": content, "language": language, "written_on": written_on, "body": body_of(content)}
        tree: html.HtmlElement = html.document_fromstring(render_to_string("opac/statement_alone.html", context))
    for drawing in tree.xpath("//svg"):
        drawing.drop_tree()
    written: str = html.tostring(tree, encoding="unicode", doctype="<!doctype html>")
    return written + "\n"


def as_markdown(content: Content, language: str) -> str:
    """Write the statement as Markdown."""
    main = html.document_fromstring(as_html(content, language)).find(".//main")
    lines = list(_lines(main)) if main is not None else []
    return "\n\n".join(lines) + "\n"


def _lines(element: html.HtmlElement) -> Iterator[str]:
    """Give a line for each block of text; a block that holds others gives only what stands before them."""
    for child in element:
        if child.tag == "thead":
            continue
        if child.tag == "tr":
            yield "- " + ": ".join(filter(None, (_text(cell) for cell in child)))
        elif child.tag == "dt":
            yield f"**{_text(child)}**"
        elif child.tag in _BLOCKS:
            yield from _block(child)
        else:
            yield from _lines(child)


def _block(element: html.HtmlElement) -> Iterator[str]:
    inner = [child for child in element.iterdescendants() if child.tag in _BLOCKS]
    if inner:
        yield from _lines(element)
    elif text := _text(element):
        around = element.getparent()
        is_promise = around is not None and "promise" in (around.get("class") or "").split()
        yield ("> " if is_promise else _MARKS.get(element.tag, "")) + text


def _text(element: html.HtmlElement) -> str:
    return " ".join(_with_links(element).split())


def _with_links(element: html.HtmlElement) -> str:
    """Give the text of an element; a link to another website keeps its address, which is lost on paper else."""
    inner = (element.text or "") + "".join(_with_links(child) + (child.tail or "") for child in element)
    address = element.get("href") or ""
    return f"[{inner}]({address})" if address.startswith("http") else inner
