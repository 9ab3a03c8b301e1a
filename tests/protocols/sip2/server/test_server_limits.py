"""Machines that do not behave cost nothing but their own line."""

import logging
import os
import time
from contextlib import ExitStack

import pytest
from people import card_of, patron
from sip2_machine import STATUS, Machine, served, wait_until

from leeszaal.protocols.sip2.codec import encode
from leeszaal.protocols.sip2.server.limits import LARGEST_MESSAGE, MOST_AHEAD, MOST_BAD, Limits

pytestmark = pytest.mark.django_db(transaction=True)

Account = tuple[str, str]
ASKED = encode(STATUS, sequence=1, checksum=True)


def test_a_message_that_does_not_come_to_its_end_closes_the_line_however_steadily_it_drips(account: Account) -> None:
    with served(Limits(message=1.0)) as port, Machine(port) as slow, Machine(port) as machine:
        slow.log_in(*account)
        machine.log_in(*account)
        slow.send(b"6300520261122    120000Y         AO|AA")
        slow.line.settimeout(0.1)
        dripped, until = 0, time.monotonic() + 60
        while time.monotonic() < until and slow.hear_now() is None:
            slow.send(b"2")
            dripped += 1
        assert 2 < dripped < 500
        assert machine.ask(STATUS)


def test_two_halves_of_a_message_in_time_are_one_message(machine: Machine) -> None:
    machine.send(ASKED[:7])
    time.sleep(0.2)
    machine.send(ASKED[7:])
    assert machine.hear().startswith(b"98Y")


def test_a_silent_machine_is_closed_after_the_idle_time(account: Account) -> None:
    with served(Limits(idle=1.0)) as port, Machine(port) as silent:
        silent.log_in(*account)
        assert silent.is_cut_off()


def test_an_oversized_message_closes_the_line(port: int, machine: Machine) -> None:
    with Machine(port) as large:
        large.send(b"63" + b"0" * LARGEST_MESSAGE)
        assert large.is_cut_off()
    assert machine.ask(STATUS)


def test_bad_messages_are_asked_for_again_until_there_are_too_many(machine: Machine) -> None:
    for _ in range(MOST_BAD - 1):
        machine.send(b"zz\r")
        assert machine.hear() == b"96"
    machine.send(b"zz\r")
    assert machine.is_cut_off()


def test_a_flood_without_waiting_for_answers_closes_the_line(port: int, machine: Machine) -> None:
    with Machine(port) as flood:
        try:
            for _ in range(200):
                flood.send(ASKED * (10 * MOST_AHEAD))
        except OSError:
            pass
        assert flood.is_cut_off()
    assert machine.ask(STATUS)


def test_who_does_not_read_answers_is_cut_off(account: Account) -> None:
    with served(Limits(reading=1.0, closing=1.0)) as port, Machine(port) as deaf:
        deaf.log_in(*account).ask(STATUS)  # a long answer, to be given again: it takes megabytes to fill the line
        deaf.line.settimeout(20)
        with pytest.raises((ConnectionResetError, BrokenPipeError)):
            ask_without_reading(deaf)


def test_no_more_lines_from_one_address_than_allowed_and_a_closed_one_makes_room(account: Account) -> None:
    with served(Limits(per_address=3)) as port, ExitStack() as lines:
        machines = [lines.enter_context(Machine(port)) for _ in range(3)]
        assert all(machine.ask(STATUS) for machine in machines)
        with Machine(port) as fourth:
            assert fourth.is_cut_off()
        with Machine(port, source="127.0.0.2") as elsewhere:
            assert elsewhere.ask(STATUS)
        machines[0].line.close()
        assert wait_until(lambda: answers(port))


def test_no_more_lines_in_all_than_allowed(account: Account) -> None:
    with served(Limits(connections=3)) as port, ExitStack() as lines:
        for number in range(3):
            assert lines.enter_context(Machine(port, source=f"127.0.0.{number + 1}")).ask(STATUS)
        with Machine(port, source="127.0.0.9") as fourth:
            assert fourth.is_cut_off()


def test_random_bytes_leave_the_others_alone(port: int, machine: Machine) -> None:
    for _ in range(100):
        with Machine(port) as noise:
            noise.send(os.urandom(2000))
        assert machine.ask(STATUS)


def test_the_log_tells_how_often_and_why_but_nothing_that_was_said(
    account: Account, caplog: pytest.LogCaptureFixture
) -> None:
    card = card_of(patron())
    with caplog.at_level(logging.DEBUG), served() as port:
        for _ in range(2):
            with Machine(port) as early:
                early.send(b"23005                  AO|AA" + card.encode() + b"|AC|AD1234|\r")
                assert early.is_cut_off()
        with Machine(port) as large:
            large.send(card.encode() * 1000)
            assert large.is_cut_off()
    text = caplog.text
    assert "2 asked something before logging in" in text
    assert "1 message too long" in text
    assert card not in text
    assert "1234" not in text


def ask_without_reading(deaf: Machine) -> None:
    """Ask for answers until the line breaks, and read none of them."""
    while True:
        deaf.send(b"97\r" * MOST_AHEAD)
        time.sleep(0.001)


def answers(port: int) -> bool:
    """Tell whether a new machine is let in."""
    with Machine(port) as machine:
        machine.send(ASKED)
        return machine.hear() != b""
