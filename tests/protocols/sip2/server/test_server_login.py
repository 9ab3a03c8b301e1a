"""Who may speak: before the log-in, and when it goes wrong."""

from contextlib import suppress

import pytest
from people import card_of, patron
from sip2_machine import STATUS, Machine, checkout, served

from leeszaal.login.models import LoginThrottle
from leeszaal.protocols.sip2.codec import decode, encode
from leeszaal.protocols.sip2.codec.messages import AcsStatus, ItemInformation, PatronInformation, Summary
from leeszaal.protocols.sip2.server.limits import Limits

pytestmark = pytest.mark.django_db(transaction=True)

Account = tuple[str, str]
ASKED = encode(STATUS, sequence=1, checksum=True)
CARD = "21000000000018"
BEFORE = {
    "checkout": checkout(CARD, "30000000000001"),
    "patron information": PatronInformation(
        language="005", transaction_date=None, summary=Summary(), patron_identifier=CARD
    ),
    "item information": ItemInformation(transaction_date=None, item_identifier="30000000000001"),
}


def test_before_the_log_in_a_machine_may_ask_how_we_are_and_for_a_message_again(port: int) -> None:
    with Machine(port) as machine:
        machine.send(b"97\r")
        assert machine.hear() == b"96"
        status = machine.ask(STATUS)
        assert isinstance(status, AcsStatus)
        assert not status.checkout_ok
        machine.send(b"97\r")
        assert decode(machine.hear()).message == status


@pytest.mark.parametrize("name", BEFORE)
def test_anything_else_before_the_log_in_closes_the_line_without_an_answer(port: int, name: str) -> None:
    patron(card=CARD)
    with Machine(port) as machine:
        machine.send(encode(BEFORE[name], sequence=1, checksum=True))
        assert machine.is_cut_off()


def test_the_third_wrong_log_in_is_answered_and_closes_the_line(port: int, account: Account) -> None:
    with Machine(port) as machine:
        for _ in range(3):
            assert not machine.says_it_is(account[0], "guess")
        assert machine.is_cut_off()


def test_a_log_in_after_two_wrong_ones_begins_anew(port: int, account: Account) -> None:
    with Machine(port) as machine:
        for _ in range(2):
            for _ in range(2):
                assert not machine.says_it_is(account[0], "guess")
            assert machine.says_it_is(*account)
            LoginThrottle.objects.all().delete()


def test_who_guesses_on_many_lines_must_wait_even_with_the_right_password(port: int, account: Account) -> None:
    for _ in range(2):
        with Machine(port) as machine:
            for _ in range(3):
                assert not machine.says_it_is(account[0], "guess")
    with Machine(port) as machine:
        for _ in range(3):
            assert not machine.says_it_is(*account)
        assert machine.is_cut_off()


def test_a_machine_that_logs_out_of_its_account_by_a_wrong_log_in_may_not_lend(machine: Machine) -> None:
    assert not machine.says_it_is("selfcheck-1", "guess")
    machine.send(encode(checkout(card_of(patron()), "30000000000001"), sequence=9, checksum=True))
    assert machine.is_cut_off()


def test_who_does_not_log_in_is_closed_though_it_keeps_talking(account: Account) -> None:
    with served(Limits(log_in=1.0)) as port, Machine(port) as machine:
        heard = []
        with suppress(OSError):
            while not heard or heard[-1]:
                machine.send(ASKED)
                heard.append(machine.hear()[:2])
        assert b"98" in heard
        assert machine.is_cut_off()
