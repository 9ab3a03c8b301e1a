"""An item comes back at a machine; the answer is about the item, and never about people."""

from datetime import timedelta

import library
import pytest
from handled import EVERYTHING, ask, checkin, checkout, machine, written
from people import NOW, branch, card_of

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Item, ItemStatus
from leeszaal.circulation.models import Hold, Loan
from leeszaal.patrons.models import Patron
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import Visit

MINUTE = timedelta(minutes=1)


@pytest.fixture
def lent(kast: Visit, anna: Patron) -> Item:
    """A copy that Anna has at home since yesterday."""
    copy = library.item(library.record("De stille dijk"))
    ask(checkout(anna, copy.barcode), kast, NOW - timedelta(days=1))
    return copy


def test_what_belongs_here_goes_back_on_the_shelf(kast: Visit, lent: Item) -> None:
    answer = ask(checkin(lent.barcode), kast)
    assert isinstance(answer, messages.CheckinResponse)
    assert (answer.ok, answer.resensitize, answer.alert) == (True, True, False)
    assert (answer.permanent_location, answer.sort_bin) == ("Centrum", "shelf")
    assert (answer.title_identifier, answer.media_type) == ("De stille dijk", messages.MediaType.BOOK)
    assert answer.screen_message == ("Ingeleverd. Dank je wel.",)
    assert (answer.extensions, answer.patron_identifier) == ((), None)
    assert Loan.objects.get().returned_at == NOW


def test_what_somebody_waits_for_here_is_set_apart_and_names_nobody(kast: Visit, lent: Item, bram: Patron) -> None:
    library.hold(bram, lent.record)
    answer = ask(checkin(lent.barcode), kast)
    assert (answer.alert, answer.sort_bin, answer.extensions) == (True, "holds", (("CV", "01"),))
    assert answer.screen_message == ("Naar de afhaalplank", "Er wacht iemand op.")
    assert not {"Bram", "Visser", card_of(bram)} & set(written(answer).replace("|", " ").split())


def test_what_somebody_waits_for_elsewhere_travels_there(
    kast: Visit, lent: Item, bram: Patron, harbour: Branch
) -> None:
    library.hold(bram, lent.record, pickup_branch=harbour)
    kast.places = {}
    answer = ask(checkin(lent.barcode), kast)
    assert (answer.alert, answer.sort_bin) == (True, "haven")
    assert answer.extensions == (("CV", "02"), ("CT", "haven"))
    assert answer.screen_message[0] == "Stuur naar de afhaalvestiging: Haven"


def test_what_belongs_elsewhere_goes_home(kast: Visit, harbour: Branch) -> None:
    copy = library.item(branch=harbour, current_branch=harbour, status=ItemStatus.ON_LOAN)
    answer = ask(checkin(copy.barcode), machine("nieuw"))
    assert (answer.permanent_location, answer.sort_bin) == ("Haven", "haven")
    assert answer.extensions == (("CV", "04"), ("CT", "haven"))


def test_what_is_damaged_falls_aside(kast: Visit) -> None:
    copy = library.item(status=ItemStatus.DAMAGED)
    answer = ask(checkin(copy.barcode), kast)
    assert (answer.alert, answer.sort_bin, answer.extensions) == (True, "aside", (("CV", "99"),))


def test_an_item_that_was_not_on_loan_is_taken_in_all_the_same(kast: Visit) -> None:
    answer = ask(checkin(library.item().barcode), kast)
    assert (answer.ok, answer.screen_message) == (True, ("Ingeleverd. Dank je wel.", "Het was niet uitgeleend."))


def test_an_unknown_item_stays_with_who_brought_it(kast: Visit) -> None:
    answer = ask(checkin("888"), kast)
    assert (answer.ok, answer.resensitize, answer.sort_bin) == (False, False, None)
    assert answer.screen_message == ("Dit exemplaar is hier niet bekend. Ga naar de balie.",)


def test_the_retry_of_a_return_is_answered_as_the_return(kast: Visit, lent: Item, anna: Patron, bram: Patron) -> None:
    library.hold(bram, lent.record)
    visit = machine("sorteerder", EVERYTHING)
    first = ask(checkin(lent.barcode), visit)
    again = ask(checkin(lent.barcode), visit, NOW + MINUTE)
    assert first.patron_identifier == card_of(anna)
    assert (again.sort_bin, again.extensions) == (first.sort_bin, first.extensions) == ("holds", (("CV", "01"),))
    assert Hold.objects.get().state == Hold.State.READY


def test_the_retry_of_a_return_to_the_shelf_thanks_again(kast: Visit, lent: Item, anna: Patron) -> None:
    visit = machine("sorteerder", EVERYTHING)
    first = ask(checkin(lent.barcode), visit)
    again = ask(checkin(lent.barcode), visit, NOW + MINUTE)
    later = ask(checkin(lent.barcode), visit, NOW + 15 * MINUTE)
    assert again.screen_message == first.screen_message == ("Ingeleverd. Dank je wel.",)
    assert again.patron_identifier == card_of(anna)
    assert (later.patron_identifier, len(later.screen_message)) == (None, 2)


def test_who_had_it_and_how_late_is_told_only_where_the_borrower_is_opened(kast: Visit, anna: Patron) -> None:
    late = NOW.date() - timedelta(days=10)
    closed = ask(checkin(library.lend(anna, late).item.barcode), kast)
    opened = ask(checkin(library.lend(anna, late).item.barcode), machine("sorteerder", EVERYTHING))
    assert (closed.patron_identifier, closed.screen_message) == (None, ("Ingeleverd. Dank je wel.",))
    assert opened.patron_identifier == card_of(anna)
    assert opened.screen_message == ("Ingeleverd. Dank je wel.", "Het is te laat.")


def test_a_machine_takes_back_what_did_not_fall_in_its_bin(kast: Visit, lent: Item) -> None:
    ask(checkin(lent.barcode), kast)
    for _ in ("once", "and the same again"):
        answer = ask(checkin(lent.barcode, cancel=True), kast, NOW + MINUTE)
        assert (answer.ok, answer.screen_message) == (True, ("Het is teruggedraaid.",))
    assert Loan.objects.get().returned_at is None
    assert ask(checkin(lent.barcode), kast, NOW + 2 * MINUTE).ok
    assert ask(checkin(lent.barcode, cancel=True), kast, NOW + 3 * MINUTE).ok
    assert Loan.objects.get().returned_at is None


def test_a_machine_takes_back_no_return_of_another(kast: Visit, lent: Item) -> None:
    ask(checkin(lent.barcode), kast)
    assert not ask(checkin(lent.barcode, cancel=True), machine("ander"), NOW + MINUTE).ok
    assert not ask(checkin(library.item().barcode, cancel=True), kast).ok
    assert not ask(checkin("888", cancel=True), kast).ok
    assert branch("centrum").pk == Loan.objects.get().return_branch_id
