"""Lending over a real line: many machines at once, lost answers, repeated requests."""

from concurrent.futures import ThreadPoolExecutor

import library
import pytest
from people import card_of, patron
from sip2_machine import Machine, checkin, checkout, wait_until

from leeszaal.catalogue.models import Item
from leeszaal.circulation.models import Event, Loan
from leeszaal.protocols.sip2.codec import decode, encode
from leeszaal.protocols.sip2.codec.messages import CheckinResponse, CheckoutResponse

pytestmark = pytest.mark.django_db(transaction=True)

Account = tuple[str, str]


def test_a_book_is_lent_and_comes_back(machine: Machine) -> None:
    card, copy = card_of(patron()), library.item()
    lent = machine.check_out(card, copy.barcode)
    assert (lent.ok, lent.item_identifier) == (True, copy.barcode)
    assert Loan.objects.get(item=copy).returned_at is None
    assert machine.check_in(copy.barcode).ok
    assert Loan.objects.get(item=copy).returned_at is not None


def test_two_hundred_machines_lend_and_take_in_at_once(port: int, account: Account) -> None:
    cards = [card_of(patron()) for _ in range(40)]
    of = library.record()
    copies = [library.item(of).barcode for _ in range(200)]

    def work(number: int) -> tuple[bool, bool, bool]:
        with Machine(port, source=f"127.0.0.{1 + number % 4}") as machine:
            machine.log_in(*account)
            lent = machine.check_out(cards[number % 40], copies[number])
            own = (lent.item_identifier, lent.patron_identifier) == (copies[number], cards[number % 40])
            return own, lent.ok, machine.check_in(copies[number]).ok

    with ThreadPoolExecutor(200) as machines:
        assert set(machines.map(work, range(200))) == {(True, True, True)}
    assert Loan.objects.exclude(returned_at=None).count() == Loan.objects.count() == 200


def test_many_machines_that_want_one_item_lend_it_once(port: int, account: Account) -> None:
    cards, copy = [card_of(patron()) for _ in range(20)], library.item()

    def work(card: str) -> bool:
        with Machine(port) as machine:
            return machine.log_in(*account).check_out(card, copy.barcode).ok

    with ThreadPoolExecutor(20) as machines:
        assert sum(machines.map(work, cards)) == 1
    assert Loan.objects.count() == 1


def test_a_repeated_request_gets_the_same_answer_and_lends_once(machine: Machine) -> None:
    request = encode(checkout(card_of(patron()), library.item().barcode), sequence=5, checksum=True)
    machine.send(request)
    first = machine.hear()
    machine.send(request)
    assert machine.hear() == first
    assert Event.objects.filter(verb="check_out").count() == 1


def test_a_request_sent_again_before_its_answer_came_lends_once(machine: Machine) -> None:
    request = encode(checkout(card_of(patron()), library.item().barcode), sequence=5, checksum=True)
    machine.send(request + request)
    assert machine.hear() == machine.hear()
    assert Event.objects.filter(verb="check_out").count() == 1


def test_requests_sent_at_once_are_answered_in_their_order(machine: Machine) -> None:
    card, copies = card_of(patron()), [library.item().barcode for _ in range(4)]
    asked = [message for copy in copies for message in (checkout(card, copy), checkin(copy))]
    machine.send(b"".join(encode(message, sequence=number) for number, message in enumerate(asked)))
    for number, copy in enumerate(2 * (copy,) for copy in copies):
        for kind, barcode in zip((CheckoutResponse, CheckinResponse), copy, strict=True):
            answer = decode(machine.hear()).message
            assert isinstance(answer, kind)
            assert (answer.item_identifier, answer.ok) == (barcode, True), number


def test_a_lost_answer_is_asked_for_with_a_97(machine: Machine) -> None:
    request = checkout(card_of(patron()), library.item().barcode)
    machine.send(encode(request, sequence=2, checksum=True))
    first = machine.hear()
    machine.send(b"97AZFEF5\r")
    assert machine.hear() == first
    assert b"AY2AZ" in first


def test_a_damaged_request_is_asked_for_again_and_not_carried_out(machine: Machine) -> None:
    request = encode(checkout(card_of(patron()), library.item().barcode), sequence=2, checksum=True)
    machine.send(request.replace(b"|AB3", b"|AB4"))
    assert machine.hear() == b"96AZFEF6"
    assert not Loan.objects.exists()
    machine.send(request)
    assert decode(machine.hear()).sequence == 2
    assert Loan.objects.count() == 1


def test_a_line_that_drops_during_a_check_out_leaves_one_loan_and_the_retry_gets_the_true_answer(
    port: int, account: Account
) -> None:
    card, copies = card_of(patron()), [library.item() for _ in range(15)]
    for number, copy in enumerate(copies):
        machine = Machine(port).log_in(*account)
        machine.send(encode(checkout(card, copy.barcode), sequence=1, checksum=True))
        wait_until(lambda: False, within=number * 0.001)
        machine.line.close()
        with Machine(port) as again:
            lent = again.log_in(*account).check_out(card, copy.barcode)
            assert lent.ok, lent.screen_message
        assert Loan.objects.filter(item=copy, returned_at=None).count() == 1
    assert Event.objects.filter(verb="check_out").count() == 15
    assert Item.objects.filter(status="on_loan").count() == 15
