"""What a search shows."""

import pytest
from django.test import Client
from people import log_in, staff
from pytest_django import Settings
from reading_pages import page, words
from shelf import copy, record

from leeszaal.catalogue.models import Record
from leeszaal.catalogue.search import indexer


def test_a_work_stands_once_with_its_editions_and_where_it_is(visitor: Client) -> None:
    tree = page(visitor.get("/?q=oeroeg"))
    assert words(tree, "//article[@class='hit']//h2") == ["Oeroeg"]
    assert "Hella S. Haasse" in words(tree, "//p[@class='byline']")
    said = words(tree, "//article[@class='hit']")[0]
    assert "Aanwezig in Centrum" in said
    assert "1 andere uitgave" in said
    assert "Luisterboek" in said


@pytest.mark.usefixtures("library")
def test_of_very_many_editions_ten_are_named_and_the_rest_counted(visitor: Client) -> None:
    made = [record("Basisboek rekenen", work_key="basisboek", year=2000 + n) for n in range(14)]
    indexer.rebuild()
    tree = page(visitor.get("/?q=basisboek"))
    assert words(tree, "//details[@class='editions']/summary") == ["13 andere uitgaven"]
    said = words(tree, "//details[@class='editions']//li")
    assert (len(said), said[-1]) == (11, "Nog 3")
    assert tree.xpath("//details[@class='editions']//li/a/@href")[-1] in {f"/record/{one.pk}" for one in made}


@pytest.mark.usefixtures("library")
def test_what_a_cataloguer_typed_is_shown_as_text(visitor: Client) -> None:
    fields = {"part": "<b>1", "series": ["<i>"], "summary": "<u> & meer", "languages": ["<x>"], "genres": ['<s>&"']}
    record('Kaal"<script>', "Naam, <em>", **fields)
    indexer.rebuild()
    body = visitor.get("/?q=kaal").content.decode()
    assert not [tag for tag in ("b", "i", "u", "x", "s", "script", "em") if f"<{tag}>" in _list(body)]
    said = words(page(visitor.get("/?q=kaal")), "//article[@class='hit']")[0]
    assert all(piece in said for piece in ('Kaal"<script> <b>1', "<em> Naam", "Serie: <i>", "<u> & meer", "<x>"))


def _list(body: str) -> str:
    """Give the part of a page of results with what comes from records."""
    return body[body.index('class="facets"') : body.index('class="foot"')]


def test_the_same_in_english(visitor: Client) -> None:
    tree = page(visitor.get("/?q=oeroeg", headers={"accept-language": "en"}))
    assert "On the shelf in Centrum" in words(tree, "//article[@class='hit']")[0]


def test_an_isbn_or_a_barcode_goes_straight_to_the_record(visitor: Client, library: dict[str, Record]) -> None:
    item = copy(library["minoes"])
    assert visitor.get("/?q=978-90-214-0001-3").headers["Location"] == f"/record/{library['oeroeg'].pk}"
    assert visitor.get(f"/?q={item.barcode}").headers["Location"] == f"/record/{library['minoes'].pk}"


def test_a_chosen_filter_is_a_chip_that_takes_it_away(visitor: Client) -> None:
    tree = page(visitor.get("/?q=&genre=Roman"))
    assert tree.xpath("//a[@class='chip']/@href") == ["?q="]
    assert words(tree, "//article[@class='hit']//h2") == ["Oeroeg"]


def test_every_facet_value_is_a_link_with_its_count(visitor: Client) -> None:
    tree = page(visitor.get("/?q="))
    link = tree.xpath("//details[@class='facet']//a[contains(@href, 'genre=Roman')]")[0]
    assert " ".join(link.text_content().split()) == "Roman 1"
    assert any("branch=" in href for href in tree.xpath("//details[@class='facet']//a/@href"))


def test_another_name_of_an_author_leads_to_the_name_in_the_catalogue(visitor: Client) -> None:
    tree = page(visitor.get("/?q=eduard+douwes+dekker"))
    said = words(tree, "//p[contains(@class, 'notice-info')]")
    assert any("‘eduard douwes dekker’ staat in de catalogus als Multatuli" in text for text in said)


def test_a_typing_error_still_finds_it(visitor: Client) -> None:
    tree = page(visitor.get("/?q=oerog"))
    assert "Oeroeg" in words(tree, "//article[@class='hit']//h2")


def test_nothing_found_says_what_to_do(visitor: Client) -> None:
    tree = page(visitor.get("/?q=zzqqxx&genre=Roman"))
    assert words(tree, "//h1") == ["Niets gevonden voor ‘zzqqxx’"]
    assert tree.xpath("//div[@class='empty']")


def test_a_page_too_far_leads_to_the_last_page(visitor: Client) -> None:
    assert visitor.get("/?q=oeroeg&page=40").headers["Location"] == "/?q=oeroeg"


def test_what_a_visitor_typed_is_shown_as_text(visitor: Client) -> None:
    body = visitor.get("/", {"q": '<script>alert("x")</script>"onfocus="x'}).content.decode()
    assert "<script>alert" not in body
    assert page(visitor.get("/", {"q": '"><i>x'})).xpath("//input[@id='head-search']/@value") == ['"><i>x']


@pytest.mark.parametrize(
    "query", ["page=0", "page=99999", "sort=nope", "branch=x&year=y&age=z", "q=%00", "q=" + "a" * 3000]
)
def test_an_address_typed_wrong_still_gives_a_page(query: str, visitor: Client) -> None:
    assert visitor.get(f"/?{query}").status_code == 200


def test_a_hidden_title_is_nowhere(visitor: Client, library: dict[str, Record]) -> None:
    pk = library["hidden"].pk
    assert not words(page(visitor.get("/?q=verborgen+titel")), "//article[@class='hit']//h2[contains(., 'Verborgen')]")
    assert "Verborgen" not in visitor.get("/").content.decode()
    for address in (f"/record/{pk}", f"/record/{pk}/marc", f"/record/{pk}.mrc", f"/cover/{pk}.svg"):
        assert visitor.get(address).status_code == 404


def test_without_an_index_the_pages_still_open(visitor: Client, settings: Settings, tmp_path: object) -> None:
    settings.HOME = tmp_path / "elsewhere"  # type: ignore[operator]
    assert visitor.get("/").status_code == 200
    assert visitor.get("/?q=oeroeg").status_code == 503
    assert visitor.get("/suggest?q=oe").json() == {"suggestions": []}


def test_suggestions_name_titles_and_lead_to_them(visitor: Client, library: dict[str, Record]) -> None:
    found = visitor.get("/suggest?q=mino").json()["suggestions"]
    assert {"text": "Minoes", "kind": "titel", "url": f"/record/{library['minoes'].pk}"} in found


def test_a_suggested_author_leads_to_a_search_for_that_author(visitor: Client) -> None:
    found = visitor.get("/suggest?q=multat").json()["suggestions"]
    address = next(each["url"] for each in found if each["kind"] == "schrijver")
    assert words(page(visitor.get(address)), "//article[@class='hit']//h2") == ["Max Havelaar"]


def test_the_front_page_shows_what_is_new_what_is_read_and_what_is_open(visitor: Client) -> None:
    tree = page(visitor.get("/"))
    assert words(tree, "//section[@aria-labelledby='lent']//b") == ["Minoes"]
    assert set(words(tree, "//section[@aria-labelledby='newest']//b")) == {"Oeroeg", "Minoes", "Max Havelaar"}
    assert tree.xpath("//a[@class='door' and contains(@href, 'material=book')]")
    assert set(words(tree, "//section[@aria-labelledby='open']//h3")) == {"Centrum", "Oost"}


def test_the_frame_that_visitors_share_holds_nothing_of_the_visitor_before(visitor: Client) -> None:
    for asked in ("oeroeg", "/@here@", 'minoes"><b>'):
        tree = page(visitor.get("/", {"q": asked}))
        assert tree.xpath("//input[@id='head-search']/@value") == [asked]
        address = visitor.get("/", {"q": asked}).request["QUERY_STRING"]
        assert tree.xpath("//input[@name='next']/@value") == [f"/?{address}"] * 2
    assert 'name="q" value="a\x02b"' in visitor.get("/", {"q": "a\x02b"}).content.decode()
    assert words(page(visitor.get("/?q=oeroeg", headers={"accept-language": "en"})), "//footer//h2")[1] == "My library"


def test_who_is_logged_in_sees_that_above_the_results(visitor: Client) -> None:
    log_in(visitor, staff())
    tree = page(visitor.get("/?q=oeroeg"))
    assert tree.xpath("//header//a[@href='/desk/']")
    assert not tree.xpath("//header//a[@href='/account/login/']")
