"""Copies in the office: added, changed, withdrawn, and put back."""

import library
import people
import pytest
from django.test import Client
from django.urls import reverse

from leeszaal.catalogue.marc.text import parse_record
from leeszaal.catalogue.models import Item, ItemStatus, Record
from leeszaal.catalogue.services import create_record

pytestmark = pytest.mark.django_db


@pytest.fixture
def dike(db: None) -> Record:
    return create_record(parse_record("245 10 $a De stille dijk"), now=people.NOW)


@pytest.fixture
def copy(dike: Record) -> Item:
    return library.item(dike, shelf="Romans", price_cents=125_000)


def form(**changed: object) -> dict[str, object]:
    """What is filled in about a copy."""
    filled = {"branch": people.branch().pk, "shelf": "Romans", "call_number": "DIJK", "material_type": "book"}
    return filled | {"price_cents": "1250,00", "is_lendable": "on", "note": ""} | changed


def test_a_copy_is_added_with_the_number_that_was_scanned(office: Client, dike: Record) -> None:
    answer = office.post(reverse("office:new_item", args=[dike.pk]), form(barcode="*30 123*"))
    made = dike.items.get()
    assert answer.headers["Location"] == reverse("office:record", args=[dike.pk])
    assert (made.barcode, made.price_cents, made.status) == ("30123", 125_000, ItemStatus.AVAILABLE)


def test_a_number_that_is_taken_is_told_at_its_field(office: Client, copy: Item) -> None:
    for code in (copy.barcode, f"*{copy.barcode}*"):
        page = office.post(reverse("office:new_item", args=[copy.record_id]), form(barcode=code)).content.decode()
        assert 'id="id_barcode_error"' in page
    assert Item.objects.count() == 1


@pytest.mark.parametrize("code", ["-", "***", " "])
def test_a_number_of_which_nothing_is_left_is_refused(office: Client, dike: Record, code: str) -> None:
    page = office.post(reverse("office:new_item", args=[dike.pk]), form(barcode=code))
    assert 'id="id_barcode_error"' in page.content.decode()
    assert not Item.objects.exists()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_price_above_a_thousand_can_be_saved_as_it_is_shown(office: Client, copy: Item, language: str) -> None:
    address, headers = reverse("office:item", args=[copy.pk]), {"accept-language": language}
    shown = office.get(address, headers=headers).context["form"]["price_cents"].value()
    office.post(address, form(price_cents=shown, shelf="Kluis"), headers=headers)
    copy.refresh_from_db()
    assert (copy.price_cents, copy.shelf) == (125_000, "Kluis")


@pytest.mark.parametrize("price", ["-1", "1.250", "veel", "99999999"])
def test_what_is_no_price_is_told_at_its_field(office: Client, copy: Item, price: str) -> None:
    page = office.post(reverse("office:item", args=[copy.pk]), form(price_cents=price)).content.decode()
    assert 'id="id_price_cents_error"' in page
    assert not copy.changes.exists()


def test_a_note_about_a_person_is_refused(office: Client, copy: Item) -> None:
    page = office.post(reverse("office:item", args=[copy.pk]), form(note="bsn 111222333")).content.decode()
    assert 'id="id_note_error"' in page
    assert not copy.changes.exists()


def test_a_change_is_taken_back_from_the_history(office: Client, copy: Item) -> None:
    address = reverse("office:item", args=[copy.pk])
    office.post(address, form(branch=people.branch("haven").pk, shelf="Spannend"))
    change = copy.changes.get()
    undo = reverse("office:restore_item", args=[change.pk])
    assert undo in office.get(address).content.decode()
    office.post(undo)
    copy.refresh_from_db()
    assert (copy.shelf, copy.branch.code) == ("Romans", "centrum")


def test_a_withdrawn_copy_comes_back_from_the_history(office: Client, copy: Item) -> None:
    office.post(reverse("office:withdraw_item", args=[copy.pk]))
    assert Item.objects.get(pk=copy.pk).status == ItemStatus.WITHDRAWN
    office.post(reverse("office:restore_item", args=[copy.changes.get().pk]))
    assert Item.objects.get(pk=copy.pk).status == ItemStatus.AVAILABLE


def test_a_lent_copy_is_not_withdrawn_and_staff_is_told_why(office: Client, copy: Item) -> None:
    Item.objects.filter(pk=copy.pk).update(status=ItemStatus.ON_LOAN)
    page = office.post(reverse("office:withdraw_item", args=[copy.pk]), follow=True).content.decode()
    assert "notice-error" in page
    assert Item.objects.get(pk=copy.pk).status == ItemStatus.ON_LOAN
