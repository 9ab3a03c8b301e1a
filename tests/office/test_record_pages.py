"""The record editor: MARC as lines, with every fault told and nothing lost."""

import html
import re
from typing import Any

import library
import people
import pytest
from django.test import Client
from django.urls import reverse

from leeszaal.catalogue.marc.fields import field_help
from leeszaal.catalogue.marc.text import parse_record
from leeszaal.catalogue.models import Record, SearchChange
from leeszaal.catalogue.services import create_record
from leeszaal.circulation.models import Hold

pytestmark = pytest.mark.django_db
LINES = "LDR 00000nam a2200000uu 4500\n001 LV1\n003 NL-LV\n245 10 $a De stille dijk\n"
FAULTY = LINES.replace("245 10", "245 30")
NEW = reverse("office:new_record")


@pytest.fixture
def dike(db: None) -> Record:
    return create_record(parse_record(LINES), now=people.NOW)


def typed(page: str) -> str:
    """What stands in the editor's field."""
    found = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert found
    return html.unescape(found[1])


def opened(office: Client, record: Record) -> dict[str, Any]:
    """What a browser sends when it saves the editor as it was opened."""
    page = office.get(reverse("office:edit_record", args=[record.pk])).content.decode()
    read_at = re.search(r'name="read_at" value="([^"]+)"', page)
    assert read_at
    return {"text": typed(page), "read_at": html.unescape(read_at[1])}


def save(office: Client, record: Record, form: dict[str, Any]) -> str:
    """The page after saving."""
    answer = office.post(reverse("office:edit_record", args=[record.pk]), form, follow=True)
    return answer.content.decode()


def test_a_new_record_begins_with_lines_that_can_be_saved_when_filled(office: Client) -> None:
    for material, code in [("book", "nam"), ("dvd", "ngm"), ("cd", "njm"), ("no-such-thing", "nam")]:
        lines = typed(office.get(NEW, {"material": material}).content.decode())
        assert parse_record(lines).leader[5:8] == code
        assert len(parse_record(lines).control("008")) == 40


def test_a_made_record_is_shown_and_told_to_search(office: Client) -> None:
    answer = office.post(NEW, {"text": LINES.replace("\n", "\r\n")})
    made = Record.objects.get()
    assert answer.headers["Location"] == reverse("office:record", args=[made.pk])
    assert made.control_number == "(NL-LV)LV1"
    assert SearchChange.objects.filter(record_id=made.pk).exists()


@pytest.mark.parametrize("lines", ["24 10 $a x", "245 1 $a x", "245 10 $abc x", "245 10 $a {euro}", "LDR 00000nam"])
def test_each_line_that_cannot_be_read_is_named_and_what_was_typed_stays(office: Client, lines: str) -> None:
    text = f"001 LV1\n{lines}\n500 ## $a goed\n{lines}"
    page = office.post(NEW, {"text": text}).content.decode()
    errors = "\n".join(re.findall(r'class="notice notice-error".*?</div>', page, re.DOTALL))
    assert re.findall(r"[Rr]egel (\d+)", errors) == ["2", "4"]
    assert typed(page).strip() == text
    assert not Record.objects.exists()


def test_what_marc_says_against_a_record_is_shown_once_and_kept_on_demand(office: Client) -> None:
    page = office.post(NEW, {"text": FAULTY}).content.decode()
    assert "245 ind1" in page.partition("notice-warn")[2].partition("<textarea")[0]
    assert 'name="keep_findings"' in page
    assert not Record.objects.exists()
    office.post(NEW, {"text": FAULTY, "keep_findings": "on"})
    assert Record.objects.get().title == "De stille dijk"


def test_a_record_without_a_fault_asks_nothing(office: Client) -> None:
    assert 'name="keep_findings"' not in office.get(NEW).content.decode()


def test_help_is_there_for_every_field_in_the_language_of_the_page(office: Client) -> None:
    page = office.get(NEW, headers={"accept-language": "nl"}).content.decode()
    assert set(re.findall(r'data-tag="(\w+)"', page)) == set(field_help())
    assert html.escape(field_help()["245"].label.in_language("nl")) in page


def test_the_lines_of_a_record_saved_as_they_are_change_nothing(office: Client, dike: Record) -> None:
    save(office, dike, opened(office, dike))
    dike.refresh_from_db()
    assert dike.changed_at == people.NOW
    assert not dike.versions.exists()


def test_a_changed_line_is_saved_with_who_changed_it_in_the_history(office: Client, dike: Record) -> None:
    form = opened(office, dike)
    page = save(office, dike, form | {"text": form["text"].replace("stille", "luide")})
    dike.refresh_from_db()
    assert dike.title == "De luide dijk"
    assert "Joris de Wit" in page.partition('id="history"')[2]


def test_who_saves_after_a_colleague_is_told_and_loses_nothing(office: Client, dike: Record) -> None:
    mine = opened(office, dike)
    save(office, dike, mine | {"text": mine["text"].replace("stille", "luide")})
    page = save(office, dike, mine | {"text": mine["text"].replace("stille", "lange")})
    dike.refresh_from_db()
    assert dike.title == "De luide dijk"
    assert "De lange dijk" in typed(page)
    assert "notice-error" in page


def test_a_form_that_forgot_when_it_was_opened_writes_over_nobody(office: Client, dike: Record) -> None:
    mine = opened(office, dike)
    save(office, dike, mine | {"text": mine["text"].replace("stille", "luide")})
    for read_at in ("", "gisteren", "2026-11-24T12:00:00"):
        save(office, dike, {"text": mine["text"], "read_at": read_at})
    dike.refresh_from_db()
    assert dike.title == "De luide dijk"


def test_a_taken_control_number_names_the_record_that_has_it(office: Client, dike: Record) -> None:
    page = office.post(NEW, {"text": LINES}).content.decode()
    assert f" {dike.pk} " in page.partition("notice-error")[2].partition("<textarea")[0]
    assert Record.objects.count() == 1


def test_a_copy_leaves_behind_what_belongs_to_the_original(office: Client, dike: Record) -> None:
    lines = typed(office.get(NEW, {"copy": dike.pk}).content.decode())
    assert [field.tag for field in parse_record(lines).fields] == ["245"]


@pytest.mark.parametrize("number", ["²", "99999999999999999999", "-1", "abc"])
def test_a_number_that_is_none_breaks_no_page(office: Client, number: str) -> None:
    assert office.get(NEW, {"copy": number}).status_code in {200, 404}
    assert office.get(reverse("office:records"), {"q": number}).status_code == 200


def test_staff_finds_hidden_records_too_by_whatever_is_in_hand(office: Client) -> None:
    hidden = create_record(parse_record(LINES + "020 ## $a 90-214-0001-6"), now=people.NOW)
    Record.objects.filter(pk=hidden.pk).update(suppressed=True)
    copy = library.item(hidden)
    address = reverse("office:record", args=[hidden.pk])
    for text in (copy.barcode, f"*{copy.barcode}*", "(NL-LV)LV1", str(hidden.pk), "stille dijk", *hidden.isbns):
        assert address in office.get(reverse("office:records"), {"q": text}).content.decode(), text


def test_a_record_is_hidden_shown_and_put_back_from_its_page(office: Client, dike: Record) -> None:
    for said in ("yes", "no"):
        office.post(reverse("office:suppress_record", args=[dike.pk]), {"suppressed": said})
        dike.refresh_from_db()
        assert dike.suppressed == (said == "yes")
    office.post(reverse("office:restore_version", args=[dike.versions.latest("pk").pk]))
    dike.refresh_from_db()
    assert dike.suppressed


def test_a_version_whose_number_was_given_away_is_refused_in_words(office: Client, dike: Record) -> None:
    form = opened(office, dike)
    save(office, dike, form | {"text": form["text"].replace("LV1", "LV9")})
    other = create_record(parse_record(LINES), now=people.NOW)
    address = reverse("office:restore_version", args=[dike.versions.get().pk])
    assert f" {other.pk} " in office.post(address, follow=True).content.decode().partition("notice-error")[2]


def test_records_are_merged_and_parted_from_their_pages(office: Client, dike: Record) -> None:
    good, copy = library.record("De stille dijk", marc=dike.marc), library.item(dike)
    hold = library.hold(people.patron(), dike)
    office.post(reverse("office:merge_record", args=[dike.pk]), {"into": good.pk})
    assert list(good.items.all()) == [copy]
    assert Hold.objects.get(pk=hold.pk).record == good
    office.post(reverse("office:restore_version", args=[dike.versions.get().pk]))
    assert list(dike.items.all()) == [copy]
    assert Hold.objects.get(pk=hold.pk).record == dike


def test_a_merge_with_itself_or_with_nothing_is_refused_at_its_field(office: Client, dike: Record) -> None:
    for into in (dike.pk, 99_999_999, 0, "x", 10**20):
        page = office.post(reverse("office:merge_record", args=[dike.pk]), {"into": into})
        assert page.status_code == 200
        assert 'id="id_into_error"' in page.content.decode()
    assert not dike.versions.exists()
