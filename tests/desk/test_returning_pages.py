"""Taking items back at the desk."""

from datetime import timedelta

import library
import people
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.circulation.models import Event, Hold, Loan
from leeszaal.login.models import StaffMember
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db


def take_in(desk: Client, code: str, **more: object) -> str:
    return desk.post(reverse("desk:check_in"), {"code": code, **more}).content.decode()


def test_a_returned_item_goes_back_on_its_shelf(desk: Client, reader: Patron) -> None:
    loan = library.lend(reader, timezone.localdate() + timedelta(days=3), checked_out_at=timezone.now())
    page = take_in(desk, loan.item.barcode)
    assert Loan.objects.get().returned_at is not None
    assert Item.objects.get().status == ItemStatus.AVAILABLE
    assert reverse("desk:undo_check_in", args=[loan.pk]) in page


def test_an_item_that_somebody_waits_for_goes_to_the_hold_shelf_with_a_slip(desk: Client, reader: Patron) -> None:
    loan = library.lend(reader, timezone.localdate() + timedelta(days=3), checked_out_at=timezone.now())
    waiting = people.patron(given_names="Bram", family_name="Kuiper")
    hold = library.hold(waiting, loan.item.record)
    page = take_in(desk, loan.item.barcode)
    assert Hold.objects.get().state == Hold.State.READY
    assert reverse("desk:hold_slip", args=[hold.pk]) in page
    slip = desk.get(reverse("desk:hold_slip", args=[hold.pk])).content.decode()
    assert people.card_of(waiting) not in slip
    assert people.card_of(waiting)[-4:] in slip


def test_the_book_drop_counts_lateness_up_to_the_day_given(desk: Client, reader: Patron) -> None:
    today = timezone.localdate()
    lent_at = timezone.now() - timedelta(days=30)
    loan = library.lend(reader, today - timedelta(days=9), checked_out_at=lent_at)
    take_in(desk, loan.item.barcode, returned_on=(today - timedelta(days=2)).isoformat())
    returned_at = Loan.objects.get().returned_at
    assert returned_at is not None
    assert timezone.localdate(returned_at) == today - timedelta(days=2)


def test_a_pasted_list_is_taken_in_line_by_line(desk: Client, reader: Patron) -> None:
    due = timezone.localdate() + timedelta(days=3)
    codes = [library.lend(reader, due, checked_out_at=timezone.now()).item.barcode for _ in range(3)]
    page = take_in(desk, "\n".join([*codes, "ONBEKEND"]))
    assert Loan.objects.filter(returned_at=None).count() == 0
    assert "ONBEKEND" in page


def test_a_return_can_be_undone(desk: Client, reader: Patron) -> None:
    loan = library.lend(reader, timezone.localdate() + timedelta(days=3), checked_out_at=timezone.now())
    take_in(desk, loan.item.barcode)
    desk.post(reverse("desk:undo_check_in", args=[loan.pk]))
    assert Loan.objects.get().returned_at is None
    assert Item.objects.get().status == ItemStatus.ON_LOAN


def test_the_history_of_an_item_names_the_colleague_who_did_it(desk: Client, reader: Patron) -> None:
    loan = library.lend(reader, timezone.localdate() + timedelta(days=3), checked_out_at=timezone.now())
    take_in(desk, loan.item.barcode)
    assert StaffMember.objects.get().name in history_of(desk, loan.item)
    Event.objects.update(actor_id=None)
    assert "door medewerker" in history_of(desk, loan.item)


def test_a_found_item_says_in_words_why_its_charge_is_taken_back(desk: Client, reader: Patron) -> None:
    loan = library.lend(reader, timezone.localdate() + timedelta(days=3), checked_out_at=timezone.now())
    Item.objects.update(price_cents=1850)
    desk.post(reverse("desk:change_item", args=[loan.item_id, "lost"]))
    take_in(desk, loan.item.barcode)
    money = desk.get(reverse("desk:money", args=[reader.pk])).content.decode()
    assert "het exemplaar is gevonden" in money


def history_of(desk: Client, item: Item) -> str:
    page = desk.get(reverse("desk:item", args=[item.pk])).content.decode()
    return page.partition('<ol class="timeline">')[2]
