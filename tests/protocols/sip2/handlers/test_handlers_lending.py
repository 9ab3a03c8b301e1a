"""A patron takes items home at a machine."""

from datetime import date, timedelta

import library
import pytest
from handled import ask, checkout, machine, written
from people import NOW, card_of

from leeszaal.branches.models import Branch
from leeszaal.circulation.models import Event, Loan
from leeszaal.patrons.models import Block, Card, Patron
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import Visit

MINUTE = timedelta(minutes=1)
DUE = date(2026, 12, 15)


def test_an_item_goes_home_and_the_screen_says_until_when(kast: Visit, anna: Patron) -> None:
    copy = library.item(library.record("De stille dijk"))
    answer = ask(checkout(anna, copy.barcode, institution_id="NL-1"), kast)
    assert isinstance(answer, messages.CheckoutResponse)
    assert (answer.ok, answer.renewal_ok, answer.desensitize) == (True, False, True)
    assert (answer.patron_identifier, answer.item_identifier) == (card_of(anna), copy.barcode)
    assert (answer.title_identifier, answer.media_type) == ("De stille dijk", messages.MediaType.BOOK)
    assert (answer.due_date, answer.institution_id) == ("20261215    235900", "NL-1")
    assert answer.screen_message == ("Breng het terug voor of op dinsdag 15 december.",)
    assert answer.transaction_date == NOW.replace(tzinfo=None)
    loan, event = Loan.objects.get(), Event.objects.get()
    assert (loan.patron_id, loan.due_on, loan.branch_id) == (anna.pk, DUE, kast.account.branch_id)
    assert (event.actor_kind, event.actor_id, event.via) == ("terminal", kast.account.id, "sip2")


def test_the_screen_speaks_the_patrons_own_language(kast: Visit, bram: Patron) -> None:
    answer = ask(checkout(bram, library.item().barcode), kast)
    assert answer.screen_message == ("Bring it back by Tuesday 15 December.",)


def test_every_reason_against_it_stands_on_a_line_of_its_own(kast: Visit, anna: Patron) -> None:
    Block.objects.create(patron=anna, reason="other", set_at=NOW)
    answer = ask(checkout(anna, library.item(is_lendable=False).barcode), kast)
    assert (answer.ok, answer.desensitize, answer.due_date) == (False, False, "")
    assert answer.screen_message == (
        "Je kunt nu niet lenen. Ga naar de balie.",
        "Dit exemplaar is alleen in de bibliotheek te gebruiken.",
    )
    assert not Loan.objects.exists()


def test_an_unknown_card_and_an_unknown_item_are_both_told(kast: Visit) -> None:
    answer = ask(checkout("999", "888"), kast)
    assert (answer.ok, len(answer.screen_message)) == (False, 2)
    assert answer.title_identifier == "888"


def test_a_lost_card_lends_nothing(kast: Visit, anna: Patron) -> None:
    Card.objects.filter(patron=anna).update(state=Card.State.LOST)
    number = Card.objects.get(patron=anna).number
    answer = ask(checkout(number, library.item().barcode), kast)
    assert answer.screen_message == ("Deze pas is als verloren gemeld.",)


def test_what_is_at_home_with_somebody_else_tells_not_with_whom(kast: Visit, anna: Patron, bram: Patron) -> None:
    copy = library.item()
    ask(checkout(bram, copy.barcode), kast)
    answer = ask(checkout(anna, copy.barcode), kast)
    assert answer.screen_message == ("Ga eerst met dit exemplaar naar de balie.",)
    assert card_of(bram) not in written(answer)


def test_the_retry_of_a_machine_that_lost_the_answer_gets_the_same_answer(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    first = ask(checkout(anna, copy.barcode), kast)
    again = ask(checkout(anna, copy.barcode), kast, NOW + 9 * MINUTE)
    assert (again.ok, again.due_date, again.screen_message) == (True, first.due_date, first.screen_message)
    assert again.renewal_ok is False
    assert Loan.objects.get().renewals == 0


def test_a_retry_is_one_also_for_a_machine_that_renews(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    ask(checkout(anna, copy.barcode), kast)
    again = ask(checkout(anna, copy.barcode, sc_renewal_policy=True), kast, NOW + MINUTE)
    assert (again.ok, again.renewal_ok, Loan.objects.get().renewals) == (True, False, 0)


def test_the_last_item_within_the_limit_is_still_a_retry(kast: Visit, anna: Patron) -> None:
    copies = [library.item() for _ in range(3)]
    for copy in copies:
        ask(checkout(anna, copy.barcode), kast)
    assert ask(checkout(anna, copies[-1].barcode), kast, NOW + MINUTE).ok


def test_later_or_elsewhere_it_is_theirs_already(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    ask(checkout(anna, copy.barcode), kast)
    later = ask(checkout(anna, copy.barcode), kast, NOW + 11 * MINUTE)
    elsewhere = ask(checkout(anna, copy.barcode), machine("ander"), NOW + MINUTE)
    said = ("Je hebt dit al geleend. Je kunt het verlengen.",)
    assert (later.ok, later.screen_message) == (elsewhere.ok, elsewhere.screen_message) == (False, said)


def test_a_machine_that_may_renews_what_is_theirs_already(kast: Visit, anna: Patron) -> None:
    copy, week = library.item(), timedelta(days=7)
    ask(checkout(anna, copy.barcode), kast)
    answer = ask(checkout(anna, copy.barcode, sc_renewal_policy=True), kast, NOW + week)
    assert (answer.ok, answer.renewal_ok, answer.due_date) == (True, True, "20261222    235900")
    assert answer.screen_message == ("Verlengd. Breng het terug voor of op dinsdag 22 december.",)
    assert Loan.objects.get().renewals == 1


def test_what_cannot_be_renewed_says_why(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    ask(checkout(anna, copy.barcode), kast)
    answer = ask(checkout(anna, copy.barcode, sc_renewal_policy=True), machine("ander"), NOW + MINUTE)
    assert (answer.ok, answer.renewal_ok) == (False, False)
    assert answer.screen_message == ("Verlengen levert nu geen extra dagen op.",)


def test_a_machine_takes_back_what_did_not_pass_its_gate(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    ask(checkout(anna, copy.barcode), kast)
    for _ in ("once", "and the same again"):
        answer = ask(checkout(anna, copy.barcode, cancel=True), kast, NOW + MINUTE)
        assert (answer.ok, answer.desensitize) == (True, False)
        assert answer.screen_message == ("Het is teruggedraaid.",)
    assert not Loan.objects.exists()
    copy.refresh_from_db()
    assert copy.status == "available"


@pytest.mark.parametrize("minutes", [1, 11])
def test_a_machine_takes_back_nothing_of_another_or_of_long_ago(kast: Visit, anna: Patron, minutes: int) -> None:
    copy = library.item()
    ask(checkout(anna, copy.barcode), kast)
    visit = machine("ander") if minutes == 1 else kast
    assert not ask(checkout(anna, copy.barcode, cancel=True), visit, NOW + minutes * MINUTE).ok
    assert Loan.objects.filter(returned_at=None).count() == 1


def test_without_the_sight_of_titles_the_barcode_stands_in_their_place(centre: Branch, anna: Patron) -> None:
    copy = library.item(library.record("De stille dijk"))
    answer = ask(checkout(anna, copy.barcode), machine(may_see=frozenset()))
    assert (answer.ok, answer.title_identifier) == (True, copy.barcode)
