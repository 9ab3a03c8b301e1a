"""Patrons at the desk: enrolled, changed, blocked, and paying."""

import people
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.charges.models import Charge
from leeszaal.charges.queries import open_balance_cents
from leeszaal.charges.services import post_charge
from leeszaal.common.actor import JOB
from leeszaal.patrons.models import Block, Card, Patron

pytestmark = pytest.mark.django_db

PERSON = {
    "given_names": "Noor",
    "prefix": "de",
    "family_name": "Haan",
    "born_on": "1991-04-02",
    "sex": "",
    "street": "Lindelaan",
    "house_number": "12",
    "addition": "a",
    "postcode": "1315XC",
    "town": "Lindeveen",
    "email": "noor@lezers.example",
    "phone": "0201234567",
    "language": "nl",
}


def test_a_new_patron_gets_a_card_and_a_contribution_to_pay(desk: Client) -> None:
    form = PERSON | {"kind": people.kind().pk, "identity_seen": "on", "card_number": ""}
    answer = desk.post(reverse("desk:new_patron"), form)
    made = Patron.objects.get(family_name="Haan")
    assert answer.headers["Location"] == reverse("desk:patron", args=[made.pk])
    assert Card.objects.get(patron=made).state == Card.State.ACTIVE
    assert open_balance_cents(made.pk) == people.kind().fee_cents


def test_nobody_becomes_a_member_without_a_look_at_a_proof_of_identity(desk: Client) -> None:
    page = desk.post(reverse("desk:new_patron"), PERSON | {"kind": people.kind().pk})
    assert page.status_code == 200
    assert not Patron.objects.filter(family_name="Haan").exists()


def test_a_wrong_postcode_is_told_at_its_field_and_nothing_is_lost(desk: Client) -> None:
    form = PERSON | {"kind": people.kind().pk, "identity_seen": "on", "postcode": "12 AB"}
    page = desk.post(reverse("desk:new_patron"), form).content.decode()
    assert 'id="id_postcode_error"' in page
    assert 'value="Lindelaan"' in page


def test_a_lost_card_stops_and_a_new_one_works(desk: Client, reader: Patron) -> None:
    old = people.card_of(reader)
    desk.post(reverse("desk:card_lost", args=[reader.pk]))
    desk.post(reverse("desk:replace_card", args=[reader.pk]), {"card_number": ""})
    assert Card.objects.get(number=old).state == Card.State.LOST
    assert people.card_of(reader) != old


def test_a_block_stops_lending_until_it_is_lifted(desk: Client, reader: Patron) -> None:
    form = {"reason": Block.Reason.DAMAGE, "note": "", "until_on": ""}
    desk.post(reverse("desk:block", args=[reader.pk]), form)
    block = Block.objects.get()
    desk.post(reverse("desk:lift_block", args=[reader.pk, block.pk]))
    block.refresh_from_db()
    assert block.lifted_at is not None


def test_a_note_with_a_citizen_service_number_is_refused(desk: Client, reader: Patron) -> None:
    form = {"reason": Block.Reason.OTHER, "note": "bsn 111222333", "until_on": ""}
    desk.post(reverse("desk:block", args=[reader.pk]), form)
    assert not Block.objects.exists()


def test_a_payment_is_booked_and_gives_a_receipt(desk: Client, reader: Patron) -> None:
    post_charge(reader.pk, Charge.Kind.LOST, 1250, JOB, now=timezone.now())
    answer = desk.post(reverse("desk:pay", args=[reader.pk]), {"amount": "12,50", "means": "pin"})
    assert open_balance_cents(reader.pk) == 0
    assert "12,50" in desk.get(answer.headers["Location"]).content.decode()


def test_paying_more_than_there_is_to_pay_is_refused(desk: Client, reader: Patron) -> None:
    post_charge(reader.pk, Charge.Kind.LOST, 1250, JOB, now=timezone.now())
    page = desk.post(reverse("desk:pay", args=[reader.pk]), {"amount": "20", "means": "pin"})
    assert page.status_code == 200
    assert open_balance_cents(reader.pk) == 1250


def test_only_a_supervisor_waives_a_charge(desk: Client, reader: Patron) -> None:
    charge = post_charge(reader.pk, Charge.Kind.LOST, 1250, JOB, now=timezone.now())
    form = {"charge": charge, "amount": "12,50", "reason": "kapotte sorteerband"}
    assert desk.post(reverse("desk:waive", args=[reader.pk]), form).status_code == 403
    assert open_balance_cents(reader.pk) == 1250


def test_a_waived_charge_keeps_its_reason(chief: Client, reader: Patron) -> None:
    charge = post_charge(reader.pk, Charge.Kind.LOST, 1250, JOB, now=timezone.now())
    form = {"charge": charge, "amount": "12,50", "reason": "kapotte sorteerband"}
    chief.post(reverse("desk:waive", args=[reader.pk]), form)
    assert open_balance_cents(reader.pk) == 0
    assert "kapotte sorteerband" in chief.get(reverse("desk:money", args=[reader.pk])).content.decode()


def test_who_turns_out_to_be_a_child_without_a_guardian_is_said_to_need_one(desk: Client, reader: Patron) -> None:
    page = desk.post(reverse("desk:details", args=[reader.pk]), PERSON | {"born_on": "2015-04-02"}, follow=True)
    assert "Wie jonger is dan zestien" in page.content.decode()
    assert page.request["PATH_INFO"] == reverse("desk:details", args=[reader.pk])
    reader.refresh_from_db()
    assert reader.born_on.year == 2015
