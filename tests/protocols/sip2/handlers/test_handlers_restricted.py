"""A machine is told nothing of somebody whose data are restricted (GDPR article 18), and does nothing with them."""

import handled
import library
import pytest
from handled import EVERYTHING, ask, checkin, checkout, machine, written
from people import NOW, TODAY, card_of, patron

from leeszaal.branches.models import Branch
from leeszaal.charges.models import Charge, Settlement
from leeszaal.charges.services import post_charge
from leeszaal.common.actor import JOB
from leeszaal.patrons.models import Block, Patron
from leeszaal.privacy.models import Restriction
from leeszaal.privacy.restriction import restrict
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import Visit

LOCKED = ("Je gegevens staan op slot. Ga naar de balie.",)


@pytest.fixture
def knows_all(centre: Branch) -> Visit:
    """A machine that may see everything, take money and block cards."""
    return machine("alles", EVERYTHING, takes_payments=True, blocks_cards=True)


@pytest.fixture
def quiet(centre: Branch) -> Patron:
    """Somebody with a loan, a charge and a restriction."""
    who = patron(given_names="Qzname", family_name="Qzfamily", email="qzmail@example.nl")
    library.lend(who, TODAY, library.record("Qztitle"))
    post_charge(who.pk, Charge.Kind.OTHER, 250, JOB, now=NOW)
    restrict(who.pk, Restriction.Ground.ACCURACY, JOB, now=NOW)
    return who


@pytest.mark.promise("RIGHT-4")
def test_every_question_about_a_restricted_patron_is_answered_with_the_lock(knows_all: Visit, quiet: Patron) -> None:
    asked = [
        handled.status(quiet),
        handled.information(quiet),
        handled.renew_all(quiet),
        handled.fee_paid(quiet, "2.50"),
    ]
    for message in asked:
        answer = ask(message, knows_all)
        said = written(answer)
        assert answer.screen_message == LOCKED, type(message)
        assert "Qz" not in said
        assert "qz" not in said
    assert not Settlement.objects.exists()


@pytest.mark.promise("RIGHT-4")
def test_nothing_is_lent_to_a_restricted_patron(knows_all: Visit, quiet: Patron) -> None:
    answer = ask(checkout(quiet, library.item().barcode), knows_all)
    assert not answer.ok
    assert answer.screen_message == LOCKED


def test_what_comes_back_is_taken_in_without_telling_whose_it_was(knows_all: Visit, quiet: Patron) -> None:
    barcode = quiet.loans.get().item.barcode
    answer = ask(checkin(barcode), knows_all)
    assert answer.ok
    assert card_of(quiet) not in written(answer)


def test_a_machine_sets_no_block(knows_all: Visit, quiet: Patron) -> None:
    message = messages.BlockPatron(
        card_retained=True,
        transaction_date=handled.LOCAL,
        institution_id="",
        blocked_card_msg="",
        patron_identifier=card_of(quiet),
        terminal_password="",
    )
    answer = ask(message, knows_all)
    assert answer.screen_message == LOCKED
    assert not Block.objects.exists()
