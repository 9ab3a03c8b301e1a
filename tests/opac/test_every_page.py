"""What holds for every public page: one heading, nothing inline, no cookie before it is needed, few statements."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from reading_pages import page

from leeszaal.catalogue.models import Record

ADDRESSES = [
    "/",
    "/?q=oeroeg",
    "/?q=&material=book&sort=title",
    "/?q=bestaatniet",
    "/record/{oeroeg}",
    "/record/{oeroeg_cd}",
    "/record/{oeroeg}/marc",
    "/branches/",
    "/help/",
    "/nowhere",
    "/account/login/",
]
STATEMENTS = {"/": 5, "/?q=oeroeg": 2, "/?q=&sort=title": 2, "/record/{oeroeg}": 4, "/branches/": 3, "/help/": 0}


def at(address: str, library: dict[str, Record]) -> str:
    return address.format(**{name: record.pk for name, record in library.items()})


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_has_one_heading_landmarks_and_nothing_inline(
    address: str, language: str, visitor: Client, library: dict[str, Record]
) -> None:
    tree = page(visitor.get(at(address, library), headers={"accept-language": language}))
    assert tree.get("lang") == language
    assert len(tree.xpath("//h1")) == 1
    assert len(tree.xpath("//main[@id='main']")) == 1
    assert tree.xpath("//a[@class='skip' and @href='#main']")
    assert tree.xpath("string(//title)").strip()
    assert not tree.xpath("//style | //script[not(@src)] | //*[@style] | //@*[starts-with(name(), 'on')]")
    assert not [link for link in tree.xpath("//@src | //link/@href") if not link.startswith("/")]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_field_has_a_label_and_every_picture_a_text(
    address: str, visitor: Client, library: dict[str, Record]
) -> None:
    tree = page(visitor.get(at(address, library)))
    labelled = set(tree.xpath("//label/@for"))
    fields = tree.xpath("//input[not(@type='hidden')] | //select | //textarea")
    assert all(field.get("id") in labelled for field in fields)
    assert not tree.xpath("//img[not(@alt)]")
    assert len(tree.xpath("//@id")) == len(set(tree.xpath("//@id")))


@pytest.mark.parametrize("address", [address for address in ADDRESSES if "account" not in address])
def test_a_visitor_gets_no_cookie(address: str, visitor: Client, library: dict[str, Record]) -> None:
    assert not visitor.get(at(address, library)).cookies


@pytest.mark.parametrize(("address", "count"), STATEMENTS.items())
def test_a_page_for_a_visitor_asks_the_database_little_and_no_session(
    address: str, count: int, visitor: Client, library: dict[str, Record]
) -> None:
    with CaptureQueriesContext(connection) as asked:
        visitor.get(at(address, library))
    statements = [query["sql"] for query in asked]
    assert len(statements) == count, statements
    assert not [sql for sql in statements if "session" in sql or "login_user" in sql]


def test_a_page_that_did_not_change_is_not_sent_again(visitor: Client, library: dict[str, Record]) -> None:
    address = at("/record/{oeroeg}", library)
    first = visitor.get(address)
    again = visitor.get(address, headers={"if-none-match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    Record.objects.filter(pk=library["oeroeg"].pk).update(summary="Een vriendschap in Indië.")
    assert visitor.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 200


def test_public_pages_answer_only_reading(visitor: Client) -> None:
    assert visitor.post("/?q=x").status_code == 405
