"""Reading a page as a browser does: its elements and what they say."""

from django.http import HttpResponse
from lxml import html


def page(response: object) -> html.HtmlElement:
    """Give the tree of a page; the page must be one."""
    assert isinstance(response, HttpResponse)
    return html.document_fromstring(response.content.decode())


def words(tree: html.HtmlElement, path: str) -> list[str]:
    """Give the text of the elements at a path, with single blanks."""
    return [" ".join(element.text_content().split()) for element in tree.xpath(path)]
