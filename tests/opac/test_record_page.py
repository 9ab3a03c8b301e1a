"""The page of one title, and what can be taken along from it."""

from datetime import date, timedelta

import pytest
from django.test import Client
from people import staff
from reading_pages import page, words
from shelf import LONG_AGO, copy

from leeszaal.catalogue.marc.reading import parse
from leeszaal.catalogue.models import Record
from leeszaal.catalogue.services.merging import merge_records
from leeszaal.catalogue.services.records import restore_version


def test_the_copies_are_listed_with_place_state_and_since_when_they_are_gone(
    visitor: Client, library: dict[str, Record]
) -> None:
    copy(library["minoes"], status="on_loan", due_on=date(2099, 5, 3))
    rows = words(page(visitor.get(f"/record/{library['minoes'].pk}")), "//tbody/tr")
    assert rows == [
        "Centrum Romans HERM Uitgeleend terug op 3 mei 2099, weg sinds 5 jan 2026",
        "Oost Romans HERM Aanwezig",
    ]


def test_a_withdrawn_copy_is_not_listed(visitor: Client, library: dict[str, Record]) -> None:
    copy(library["minoes"], status="withdrawn")
    assert len(words(page(visitor.get(f"/record/{library['minoes'].pk}")), "//tbody/tr")) == 1


def test_author_subject_and_series_lead_to_a_search_that_finds_the_title(
    visitor: Client, library: dict[str, Record]
) -> None:
    tree = page(visitor.get(f"/record/{library['havelaar'].pk}"))
    links = [href for href in tree.xpath("//main//a/@href") if href.startswith("/?q=")]
    assert len(links) == 3
    for link in links:
        assert "Max Havelaar" in words(page(visitor.get(link)), "//article[@class='hit']//h2")


def test_the_address_of_a_merged_title_leads_to_the_one_that_stayed_until_the_merge_is_undone(
    visitor: Client, library: dict[str, Record]
) -> None:
    clerk = staff().pk
    gone, staying = library["oeroeg_cd"].pk, library["oeroeg"].pk
    version = merge_records(gone, staying, clerk, now=LONG_AGO)
    assert visitor.get(f"/record/{gone}").headers["Location"] == f"/record/{staying}"
    restore_version(version.pk, clerk, now=LONG_AGO + timedelta(days=1))
    assert visitor.get(f"/record/{gone}").status_code == 200


def test_a_title_that_was_hidden_by_hand_is_not_there(visitor: Client, library: dict[str, Record]) -> None:
    assert visitor.get(f"/record/{library['hidden'].pk}").status_code == 404


def test_a_visitor_is_asked_to_log_in_before_a_hold_and_comes_back_here(
    visitor: Client, library: dict[str, Record]
) -> None:
    link = page(visitor.get(f"/record/{library['oeroeg'].pk}")).xpath("//div[@class='take']//a")[0]
    assert link.text_content().strip() == "Log in om te reserveren"
    assert visitor.get(link.get("href")).headers["Location"] == f"/account/login/?next={link.get('href')}"


def test_what_the_online_library_lends_leads_there_and_cannot_be_held(
    visitor: Client, library: dict[str, Record]
) -> None:
    tree = page(visitor.get(f"/record/{library['oeroeg_cd'].pk}"))
    assert tree.xpath("//div[@class='take']//a/@href") == ["https://www.onlinebibliotheek.nl"]
    assert "Deze titel leen je niet hier" in words(tree, "//div[@class='take']")[0]


def test_other_editions_of_the_work_stand_on_the_page(visitor: Client, library: dict[str, Record]) -> None:
    tree = page(visitor.get(f"/record/{library['oeroeg'].pk}"))
    assert words(tree, "//section[@aria-labelledby='editions']//small") == ["Luisterboek, Nederlands"]


@pytest.mark.parametrize(("form", "syntax"), [("mrc", "iso2709"), ("xml", "marcxml")])
def test_the_record_can_be_taken_along_in_both_forms(
    form: str, syntax: str, visitor: Client, library: dict[str, Record]
) -> None:
    taken = visitor.get(f"/record/{library['oeroeg'].pk}.{form}")
    assert taken.headers["Content-Disposition"].startswith("attachment")
    title = next(field for field in parse(_one(taken.content), syntax).record.fields if field.tag == "245")
    assert title.first("a") == "Oeroeg"  # type: ignore[union-attr]


def test_another_form_does_not_exist(visitor: Client, library: dict[str, Record]) -> None:
    assert visitor.get(f"/record/{library['oeroeg'].pk}.exe").status_code == 404


def test_the_marc_page_shows_every_field(visitor: Client, library: dict[str, Record]) -> None:
    tree = page(visitor.get(f"/record/{library['oeroeg'].pk}/marc"))
    assert words(tree, "//tbody/tr/th") == ["LDR", "001", "245"]
    assert words(tree, "//tbody/tr[3]/td[2]") == ["$a Oeroeg $c Haasse, Hella S."]


def test_a_cover_is_a_picture_that_is_kept_and_not_sent_twice(visitor: Client, library: dict[str, Record]) -> None:
    address = f"/cover/{library['oeroeg'].pk}.svg"
    drawn = visitor.get(address)
    assert drawn.headers["Content-Type"] == "image/svg+xml"
    assert "max-age=86400" in drawn.headers["Cache-Control"]
    assert b"Hella S. Haasse" in drawn.content
    assert visitor.get(address, headers={"if-none-match": drawn.headers["ETag"]}).status_code == 304


def _one(content: bytes) -> bytes:
    """Take the one record out of a collection."""
    start, end = content.find(b"<record"), content.find(b"</record>")
    return content if start < 0 else content[start : end + len(b"</record>")]
