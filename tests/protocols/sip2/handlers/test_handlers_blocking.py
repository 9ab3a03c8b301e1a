"""A machine keeps a card, and makes it good again."""

from datetime import timedelta

import pytest
from handled import ask, block, checkout, enable, machine
from people import NOW

from leeszaal.branches.models import Branch
from leeszaal.patrons.models import Block, Card, Patron
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import Visit

MINUTE = timedelta(minutes=1)


@pytest.fixture
def gate(centre: Branch) -> Visit:
    """A machine that may block cards."""
    return machine("poort", blocks_cards=True)


def test_a_card_that_a_machine_keeps_is_blocked_with_what_it_told(gate: Visit, anna: Patron) -> None:
    answer = ask(block(anna, "CARD BLOCK TEST"), gate)
    assert isinstance(answer, messages.PatronStatusResponse)
    assert answer.patron_status.charge_privileges_denied
    assert answer.screen_message == ("Deze pas is nu geblokkeerd. Ga naar de balie.",)
    found = Block.objects.get()
    assert (found.patron_id, found.reason, found.set_by_id) == (anna.pk, Block.Reason.OTHER, None)
    assert found.note == "Pas ingehouden door de automaat Automaat poort. CARD BLOCK TEST"
    assert not ask(checkout(anna, "1"), gate).ok


def test_a_card_may_be_blocked_and_given_back(gate: Visit, anna: Patron) -> None:
    ask(block(anna, kept=False), gate)
    assert Block.objects.get().note == "Geblokkeerd door de automaat Automaat poort."


def test_what_a_machine_tells_is_bounded_and_holds_no_citizen_service_number(gate: Visit, anna: Patron) -> None:
    ask(block(anna, "bsn 111222333"), gate)
    assert Block.objects.get().note == "Pas ingehouden door de automaat Automaat poort."
    ask(block(anna, "x" * 900), machine("ander", blocks_cards=True))
    assert len(Block.objects.latest("id").note) <= 200


def test_a_retry_blocks_once(gate: Visit, anna: Patron) -> None:
    ask(block(anna), gate)
    ask(block(anna), gate, NOW + MINUTE)
    assert Block.objects.count() == 1


def test_a_machine_that_may_not_blocks_nobody(kast: Visit, anna: Patron) -> None:
    answer = ask(block(anna), kast)
    assert answer.screen_message == ("Deze automaat mag geen passen blokkeren.",)
    assert not answer.patron_status.charge_privileges_denied
    assert not Block.objects.exists()


def test_an_unknown_or_lost_card_blocks_nobody(gate: Visit, anna: Patron) -> None:
    assert ask(block("999"), gate).screen_message == ("Deze pas is hier niet bekend.",)
    number = Card.objects.get(patron=anna).number
    Card.objects.filter(patron=anna).update(state=Card.State.LOST)
    assert ask(block(number), gate).valid_patron is False
    assert not Block.objects.exists()


def test_a_machine_of_the_same_branch_makes_it_good_again(gate: Visit, anna: Patron, centre: Branch) -> None:
    ask(block(anna), gate)
    answer = ask(enable(anna), machine("ander", blocks_cards=True), NOW + MINUTE)
    assert isinstance(answer, messages.PatronEnableResponse)
    assert (answer.valid_patron, answer.screen_message) == (True, ("De blokkade is opgeheven.",))
    assert not answer.patron_status.charge_privileges_denied
    assert Block.objects.get().lifted_at == NOW + MINUTE


def test_no_machine_lifts_a_block_of_staff_or_of_another_branch(gate: Visit, anna: Patron, harbour: Branch) -> None:
    Block.objects.create(patron=anna, reason="damage", set_at=NOW)
    ask(block(anna), machine("elders", at="haven", blocks_cards=True))
    answer = ask(enable(anna), gate)
    assert answer.screen_message == ("Er is geen blokkade die deze automaat mag opheffen.",)
    assert Block.objects.filter(lifted_at=None).count() == 2


def test_a_machine_that_may_not_lifts_nothing(gate: Visit, kast: Visit, anna: Patron) -> None:
    ask(block(anna), gate)
    assert ask(enable(anna), kast).patron_status.charge_privileges_denied
    assert ask(enable("999"), gate).valid_patron is False
    assert Block.objects.get().lifted_at is None
