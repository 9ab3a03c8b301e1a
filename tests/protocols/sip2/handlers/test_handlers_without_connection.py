"""What a machine did by itself is recorded as what happened; what does not fit is for the desk."""

from datetime import date, datetime, timedelta

import library
import people
import pytest
from django.test import Client
from django.urls import reverse
from handled import ask, checkin, checkout, renew
from people import NOW, TODAY, card_of

from leeszaal.circulation.models import Event, Loan, OfflineAct
from leeszaal.circulation.queries import offline_conflicts
from leeszaal.login.models import Role
from leeszaal.patrons.models import Block, Patron
from leeszaal.protocols.sip2.handlers import Visit

MORNING = datetime(2026, 11, 24, 9, 30)  # noqa: DTZ001  a machine tells its own local time
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def test_an_item_that_went_home_is_lent_then_until_the_day_that_was_promised(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    promised = datetime(2026, 12, 3)  # noqa: DTZ001
    message = checkout(anna, copy.barcode, no_block=True, transaction_date=MORNING, nb_due_date=promised)
    answer = ask(message, kast)
    assert (answer.ok, answer.screen_message) == (True, ())
    loan, act = Loan.objects.get(), OfflineAct.objects.get()
    assert loan.checked_out_at == NOW - 2.5 * HOUR
    assert loan.due_on == act.due_on == date(2026, 12, 3)
    assert (act.terminal_id, act.staff_id, act.outcome) == (kast.account.id, None, "done")
    event = Event.objects.get(verb="check_out")
    assert (event.actor_kind, event.actor_id, event.via) == ("terminal", kast.account.id, "offline")


@pytest.mark.parametrize("promised", [None, MORNING - DAY, MORNING + 900 * DAY])
def test_a_promise_that_cannot_be_meant_is_not_kept(kast: Visit, anna: Patron, promised: datetime | None) -> None:
    message = checkout(anna, library.item().barcode, no_block=True, transaction_date=MORNING, nb_due_date=promised)
    assert ask(message, kast).ok
    assert Loan.objects.get().due_on == date(2026, 12, 15)


def test_a_message_that_comes_twice_is_booked_once(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    out = checkout(anna, copy.barcode, no_block=True, transaction_date=MORNING)
    back = checkin(copy.barcode, no_block=True, return_date=MORNING + HOUR)
    for message in (out, out, back, out, back):
        assert ask(message, kast).ok
    assert Loan.objects.get().returned_at == NOW - 1.5 * HOUR
    assert OfflineAct.objects.count() == 2
    assert not offline_conflicts(kast.account.branch_id)


def test_what_stood_against_it_is_shown_at_the_desk_with_the_name_of_the_machine(
    kast: Visit, anna: Patron, client: Client
) -> None:
    Block.objects.create(patron=anna, reason="other", set_at=NOW)
    assert ask(checkout(anna, library.item().barcode, no_block=True), kast).ok
    assert ask(checkout(anna, "ONBEKEND", no_block=True), kast).ok
    page = people.log_in(client, people.staff("balie", [Role.DESK])).get(reverse("desk:conflicts")).content.decode()
    assert page.count("Automaat kast") == 2
    assert "ONBEKEND" in page
    assert Loan.objects.count() == 1


def test_a_renewal_is_booked_too(kast: Visit, anna: Patron) -> None:
    loan = library.lend(anna, TODAY + DAY)
    assert ask(renew(anna, loan.item.barcode, no_block=True, transaction_date=MORNING), kast).ok
    loan.refresh_from_db()
    assert (loan.renewals, loan.due_on) == (1, date(2026, 12, 15))
    assert OfflineAct.objects.get().outcome == "done"


def test_a_renewal_that_makes_nothing_longer_is_no_conflict(kast: Visit, anna: Patron) -> None:
    loan = library.lend(anna, TODAY + 30 * DAY)
    assert ask(renew(anna, loan.item.barcode, no_block=True), kast).ok
    assert OfflineAct.objects.get().outcome == "done"


def test_a_renewal_of_what_is_not_theirs_is_a_conflict(kast: Visit, anna: Patron, bram: Patron) -> None:
    loan = library.lend(bram, TODAY + DAY)
    assert ask(renew(anna, loan.item.barcode, no_block=True), kast).ok
    assert OfflineAct.objects.get().problems == ["unknown_loan"]
    assert card_of(anna) == OfflineAct.objects.get().card_number


def test_a_machine_without_a_clock_did_it_now(kast: Visit, anna: Patron) -> None:
    ask(checkout(anna, library.item().barcode, no_block=True, transaction_date=None), kast)
    assert Loan.objects.get().checked_out_at == NOW


def test_a_machine_whose_clock_is_ahead_did_it_now(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    for _ in range(2):
        ask(checkout(anna, copy.barcode, no_block=True, transaction_date=MORNING + 40 * DAY), kast)
    assert Loan.objects.get().checked_out_at == NOW
    assert OfflineAct.objects.count() == 1


def test_what_was_taken_back_without_connection_is_undone(kast: Visit, anna: Patron) -> None:
    copy, soon = library.item(), MORNING + timedelta(minutes=1)
    ask(checkout(anna, copy.barcode, no_block=True, transaction_date=MORNING), kast)
    answer = ask(checkout(anna, copy.barcode, no_block=True, cancel=True, transaction_date=soon), kast)
    assert (answer.ok, Loan.objects.count()) == (True, 0)
    loan = library.lend(anna, TODAY)
    ask(checkin(loan.item.barcode, no_block=True, return_date=MORNING), kast)
    assert ask(checkin(loan.item.barcode, no_block=True, cancel=True, transaction_date=soon), kast).ok
    loan.refresh_from_db()
    assert loan.returned_at is None
