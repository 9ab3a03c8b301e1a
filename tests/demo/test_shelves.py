"""The demo's catalogue is real MARC with believable titles."""

from datetime import date

import pytest
from django.db.models import Count
from stdnum import isbn, luhn

from leeszaal.catalogue.columns import columns
from leeszaal.catalogue.marc.reading import parse
from leeszaal.catalogue.models import Authority, Item, ItemStatus, MaterialType, Record

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lindeveen")]


def test_there_is_enough_to_choose_from() -> None:
    assert Record.objects.count() >= 5_000
    assert Item.objects.count() >= 8_000


def test_every_material_and_every_state_of_a_copy_occurs() -> None:
    materials = set(Record.objects.values_list("material_type", flat=True))
    assert materials == set(MaterialType.values)
    assert set(Item.objects.values_list("status", flat=True)) == set(ItemStatus.values)


def test_what_readers_see_is_derived_from_the_kept_marc() -> None:
    for record in Record.objects.filter(pk__in=range(1, 8_000, 17)):
        raw = bytes(record.marc)
        said = columns(raw, record.syntax, parse(raw, record.syntax).record)
        kept = {name: getattr(record, name) for name in said}
        assert kept | {"marc": raw, "digest": bytes(record.digest)} == said


def test_titles_are_whole() -> None:
    made_here = Record.objects.filter(control_number__startswith="(NL-LVD)")
    for title, summary in made_here.values_list("title", "summary"):
        assert "{" not in title + summary
        assert "  " not in title
        assert title[0] == title[0].upper()


def test_editions_of_one_work_stand_together() -> None:
    works = Record.objects.exclude(work_key="").values("work_key").annotate(editions=Count("pk"))
    assert works.filter(editions__gte=3).count() > 50
    translated = Record.objects.get(title="De vliegeraar")
    original = Record.objects.get(title="The Kite Runner")
    assert translated.work_key == original.work_key


def test_numbers_of_invented_books_belong_to_nobody() -> None:
    invented = [number for numbers in Record.objects.values_list("isbns", flat=True) for number in numbers]
    ours = [number for number in invented if number.startswith("9799")]
    assert len(ours) > 1_000
    assert all(isbn.validate(number) for number in set(invented) - set(ours))


def test_barcodes_have_their_check_digit() -> None:
    codes = list(Item.objects.values_list("barcode", flat=True))
    assert all(len(code) == 14 and luhn.is_valid(code) for code in codes)


def test_what_is_online_only_has_no_copies() -> None:
    online = Record.objects.filter(material_type__in=["ebook", "audiobook"])
    assert online.exists()
    assert not online.exclude(items=None).exists()


def test_headings_lead_from_other_names() -> None:
    assert Authority.objects.filter(see_from__contains=["Bachman, Richard"], heading="King, Stephen").exists()
    assert Authority.objects.filter(see_from__contains=["Poezen"], heading="Katten").exists()


def test_nothing_was_entered_after_today(lindeveen: date) -> None:
    assert not Record.objects.filter(created_at__date__gte=lindeveen).exists()
    assert not Item.objects.filter(acquired_on__gte=lindeveen).exists()
