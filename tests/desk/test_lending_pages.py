"""A desk works by scanning: card, items, done."""

import library
import people
import pytest
from django.test import Client
from django.urls import reverse

from leeszaal.circulation.models import Event, LendingRule, Loan
from leeszaal.login.models import StaffMember
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db


def scan(desk: Client, reader: Patron, code: str, **more: object) -> str:
    answer = desk.post(reverse("desk:check_out", args=[reader.pk]), {"code": code, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def test_scanning_a_card_opens_its_patron_without_the_number_in_the_address(desk: Client, reader: Patron) -> None:
    answer = desk.post(reverse("desk:scan"), {"code": people.card_of(reader)})
    assert answer.headers["Location"] == reverse("desk:patron", args=[reader.pk])


def test_typing_a_name_with_an_error_finds_the_patron(desk: Client, reader: Patron) -> None:
    answer = desk.post(reverse("desk:scan"), {"code": "van den Bergh"})
    assert answer.status_code in {200, 302}
    page = desk.post(reverse("desk:scan"), {"code": "van den Bergh"}, follow=True).content.decode()
    assert reader.name in page


def test_a_name_that_nobody_has_says_so_and_offers_a_new_patron(desk: Client, reader: Patron) -> None:
    page = desk.post(reverse("desk:scan"), {"code": "Xqzzt"}).content.decode()
    assert reverse("desk:new_patron") in page


def test_scanning_an_item_lends_it_and_says_until_when(desk: Client, reader: Patron) -> None:
    copy = library.item(library.record("De stille dijk"))
    page = scan(desk, reader, copy.barcode)
    loan = Loan.objects.get()
    assert (loan.patron_id, loan.item_id) == (reader.pk, copy.pk)
    assert "De stille dijk" in page
    assert 'data-tone="ok"' in page


def test_a_refusal_gives_every_reason_and_can_be_heard(desk: Client, reader: Patron) -> None:
    copy = library.item(is_lendable=False)
    page = scan(desk, reader, copy.barcode)
    assert 'data-tone="error"' in page
    assert 'role="alert"' in page
    assert not Loan.objects.exists()


def test_a_clerk_is_not_offered_to_waive_what_only_a_supervisor_may(desk: Client, reader: Patron) -> None:
    copy = library.item(is_lendable=False)
    assert 'name="waive"' not in scan(desk, reader, copy.barcode)
    scan(desk, reader, copy.barcode, waive="reference_only")
    assert not Loan.objects.exists()


def test_a_supervisor_waives_a_refusal_and_that_is_recorded(
    chief: Client, supervisor: StaffMember, reader: Patron
) -> None:
    copy = library.item(is_lendable=False)
    assert 'name="waive" value="reference_only"' in scan(chief, reader, copy.barcode)
    scan(chief, reader, copy.barcode, waive="reference_only")
    event = Event.objects.get(verb="check_out")
    assert event.details["waived"] == ["reference_only"]
    assert event.actor_id == supervisor.pk


def test_a_clerk_may_waive_the_limit(desk: Client, reader: Patron) -> None:
    LendingRule.objects.create(max_loans=1)
    scan(desk, reader, library.item().barcode)
    other = library.item(library.record("Nog een"))
    assert 'value="limit_reached"' in scan(desk, reader, other.barcode)
    scan(desk, reader, other.barcode, waive="limit_reached")
    assert Loan.objects.count() == 2


def test_a_pasted_list_is_lent_line_by_line(desk: Client, reader: Patron) -> None:
    codes = [library.item(library.record(f"Deel {number}")).barcode for number in (1, 2, 3)]
    page = scan(desk, reader, "\r\n".join([*codes, "ONBEKEND"]))
    assert Loan.objects.filter(patron=reader).count() == 3
    assert "ONBEKEND" in page


def test_scanning_another_card_goes_to_that_patron(desk: Client, reader: Patron) -> None:
    other = people.patron(given_names="Bram")
    answer = desk.post(reverse("desk:check_out", args=[reader.pk]), {"code": people.card_of(other)})
    assert answer.headers["Location"] == reverse("desk:patron", args=[other.pk])


def test_scanning_what_is_at_home_already_offers_to_renew_it(desk: Client, reader: Patron) -> None:
    copy = library.item()
    scan(desk, reader, copy.barcode)
    page = scan(desk, reader, copy.barcode)
    assert reverse("desk:renew", args=[reader.pk, Loan.objects.get().pk]) in page


def test_the_list_of_loans_can_be_printed_without_a_name(desk: Client, reader: Patron) -> None:
    scan(desk, reader, library.item(library.record("De stille dijk")).barcode)
    slip = desk.get(reverse("desk:loan_slip", args=[reader.pk])).content.decode()
    assert "De stille dijk" in slip
    assert reader.family_name not in slip


def test_a_patron_who_is_no_staff_has_no_desk(client: Client, reader: Patron) -> None:
    people.log_in(client, people.patron(password=people.PASSWORD))
    assert client.get(reverse("desk:home")).status_code == 403
    assert client.get(reverse("desk:patron", args=[reader.pk])).status_code == 403


def test_a_visitor_is_sent_to_the_log_in(client: Client, reader: Patron) -> None:
    answer = client.get(reverse("desk:patron", args=[reader.pk]))
    assert answer.headers["Location"].startswith(reverse("account:login"))


@pytest.mark.parametrize("loans", [1, 12])
def test_the_page_of_a_patron_costs_as_many_statements_whatever_is_at_home(
    desk: Client, reader: Patron, loans: int, django_assert_max_num_queries: object
) -> None:
    for number in range(loans):
        scan(desk, reader, library.item(library.record(f"Deel {number}")).barcode)
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        desk.get(reverse("desk:patron", args=[reader.pk]))


def test_signs_that_no_scanner_should_send_are_no_fault(desk: Client, reader: Patron) -> None:
    assert desk.post(reverse("desk:scan"), {"code": "Jans\x00en"}).status_code in {200, 302}
    assert "niet uitgeleend" in scan(desk, reader, "31\x000")
    assert desk.post(reverse("desk:check_in"), {"code": "\x00"}).status_code == 200


def test_a_branch_that_is_none_changes_nothing(desk: Client, clerk: StaffMember) -> None:
    at = clerk.branch_id
    assert desk.post(reverse("desk:choose_branch"), {"branch": "x"}).status_code == 302
    clerk.refresh_from_db()
    assert clerk.branch_id == at
