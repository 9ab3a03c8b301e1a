"""Copies that records bring along become items; one that cannot is told, and its record goes in all the same."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from incoming_files import book, iso_file

from leeszaal.branches.models import Branch
from leeszaal.catalogue.importing import ItemFields, Options, Report, import_marc
from leeszaal.catalogue.models import Item, Record

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(autouse=True)
def branches() -> None:
    Branch.objects.create(code="centrum", name="Centrum", isil="NL-0800010000")
    Branch.objects.create(code="noord", name="Noord")


def _take(file: Path, layout: str = "952", branch: str = "") -> Report:
    return import_marc([file], Options(items_from=ItemFields.parse(layout), branch=branch), now=NOW)


def test_a_copy_becomes_an_item_with_its_place_and_price(tmp_path: Path) -> None:
    field = "952 ## $p 3000 1234-5 $a CENTRUM $o ROMAN REV $c Volwassenen $v € 22,50 $z Gesigneerd"
    report = _take(iso_file(tmp_path, book("1", "De avonden", field)))
    item = Item.objects.select_related("branch").get()
    assert (report.added, report.items_added, report.skipped) == (1, 1, [])
    assert (item.barcode, item.branch.code, item.current_branch_id) == ("300012345", "centrum", item.branch_id)
    assert (item.call_number, item.shelf, item.price_cents) == ("ROMAN REV", "Volwassenen", 2250)
    assert (item.note, item.material_type, item.status) == ("Gesigneerd", "book", "available")


def test_a_branch_is_also_known_by_its_isil_and_one_can_be_named_for_the_rest(tmp_path: Path) -> None:
    lines = ("952 ## $p 1 $a NL-0800010000", "952 ## $p 2")
    _take(iso_file(tmp_path, book("1", "De avonden", *lines)), branch="Noord")
    assert list(Item.objects.order_by("barcode").values_list("branch__code", flat=True)) == ["centrum", "noord"]


def test_copies_that_cannot_go_in_are_told_and_their_record_goes_in(tmp_path: Path) -> None:
    lines = ("952 ## $p 1 $a zuid", "952 ## $p 2", "952 ## $a noord", f"952 ## $p {'9' * 31} $a noord")
    report = _take(iso_file(tmp_path, book("1", "De avonden", *lines)))
    assert (report.added, report.items_added) == (1, 0)
    assert [(each.position, each.reason) for each in report.skipped] == [
        (1, "item 1: there is no branch zuid"),
        (1, "item 2: no branch is named"),
        (1, "item without a barcode"),
        (1, f"item {'9' * 30}...: a barcode has at most 30 characters"),
    ]


def test_a_barcode_stays_with_the_record_that_has_it(tmp_path: Path) -> None:
    field = "952 ## $p 1 $a noord"
    report = _take(iso_file(tmp_path, book("1", "Een", field), book("2", "Twee", field)))
    first = Record.objects.get(title="Een")
    assert (report.added, report.items_added) == (2, 1)
    assert report.skipped[0].reason == f"item 1: this barcode is on record {first.pk}"
    assert Item.objects.get().record_id == first.pk


def test_again_nothing_changes_also_where_staff_have_moved_the_copy(tmp_path: Path) -> None:
    file = iso_file(tmp_path, book("1", "De avonden", "952 ## $p 1 $a noord"))
    _take(file)
    Item.objects.update(branch=Branch.objects.get(code="centrum"), call_number="AMSTERDAM")
    report = _take(file)
    assert (report.unchanged, report.items_added, report.skipped) == (1, 0, [])
    assert Item.objects.get().call_number == "AMSTERDAM"


def test_a_new_copy_of_a_known_record_is_added(tmp_path: Path) -> None:
    _take(iso_file(tmp_path, book("1", "De avonden", "952 ## $p 1 $a noord"), name="first"))
    report = _take(iso_file(tmp_path, book("1", "De avonden", "952 ## $p 1 $a noord", "952 ## $p 2 $a noord")))
    assert (report.updated, report.items_added) == (1, 1)
    assert Item.objects.count() == 2


def test_any_field_can_hold_the_copies(tmp_path: Path) -> None:
    field = "945 ## $x 1 $y noord $h ROMAN $i REV"
    _take(iso_file(tmp_path, book("1", "De avonden", field)), layout="945:barcode=x,branch=y,call_number=hi")
    assert Item.objects.get().call_number == "ROMAN REV"


def test_a_branch_that_does_not_exist_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no branch zuid"):
        _take(iso_file(tmp_path, book("1")), branch="zuid")
    assert not Record.objects.exists()
