"""A machine asks how a patron stands and what they have."""

from datetime import timedelta

import library
import pytest
from handled import ask, fee_paid, information, machine, status
from people import NOW, TODAY, at_desk, card_of, patron

from leeszaal.branches.models import Branch
from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.models import Hold
from leeszaal.patrons.models import Block, Card, Patron
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import Visit

DAY = timedelta(days=1)


def owes(who: Patron, cents: int = 250, **fields: int) -> int:
    return post_charge(who.pk, Charge.Kind.OVERDUE, cents, at_desk(), now=NOW, **fields)


def test_somebody_against_whom_nothing_stands_may_do_everything(kast: Visit, anna: Patron) -> None:
    answer = ask(status(anna), kast)
    assert isinstance(answer, messages.PatronStatusResponse)
    assert answer.patron_status == messages.PatronStatus()
    assert (answer.personal_name, answer.valid_patron) == ("Anna van der Berg", True)
    assert answer.valid_patron_password is None
    assert (answer.currency_type, answer.fee_amount) == ("EUR", "0.00")
    assert (answer.language, answer.screen_message) == (messages.Language.DUTCH, ())


def test_what_stands_against_borrowing_is_told_by_position_and_in_words(kast: Visit, bram: Patron) -> None:
    Block.objects.create(patron=bram, reason="other", set_at=NOW)
    owes(bram, 1000)
    answer = ask(status(bram), kast)
    stands = answer.patron_status
    assert stands.charge_privileges_denied
    assert stands.renewal_privileges_denied
    assert stands.hold_privileges_denied
    assert stands.excessive_outstanding_fines
    assert not stands.too_many_items_charged
    assert answer.fee_amount == "10.00"
    assert answer.language == messages.Language.ENGLISH
    assert answer.screen_message == (
        "You cannot borrow now. Go to the desk.",
        "There is too much to pay still.",
    )


def test_who_has_reached_the_limit_may_renew_and_place_holds(kast: Visit, anna: Patron) -> None:
    for _ in range(3):
        library.lend(anna, TODAY + DAY)
    stands = ask(status(anna), kast).patron_status
    assert (stands.charge_privileges_denied, stands.too_many_items_charged) == (True, True)
    assert (stands.renewal_privileges_denied, stands.hold_privileges_denied) == (False, False)


def test_an_unknown_card_is_not_valid(kast: Visit) -> None:
    answer = ask(status("999"), kast)
    assert (answer.valid_patron, answer.personal_name, answer.fee_amount) == (False, "", None)
    assert answer.patron_status.charge_privileges_denied
    assert answer.screen_message == ("Deze pas is hier niet bekend.",)


@pytest.mark.parametrize(("state", "said"), [("lost", "als verloren gemeld"), ("ended", "niet meer in gebruik")])
def test_a_card_that_is_not_in_use_tells_nothing_of_whose_it_was(
    kast: Visit, anna: Patron, state: str, said: str
) -> None:
    number = card_of(anna)
    library.lend(anna, TODAY)
    Card.objects.filter(patron=anna).update(state=state)
    answer = ask(information(number, "charged_items"), kast)
    assert (answer.valid_patron, answer.personal_name) == (False, "")
    assert (answer.charged_items, answer.charged_items_count, answer.fee_amount) == ((), None, None)
    assert answer.patron_status.card_reported_lost is (state == "lost")
    assert said in answer.screen_message[0]


def test_what_somebody_has_is_counted(kast: Visit, anna: Patron) -> None:
    library.lend(anna, TODAY - DAY)
    library.lend(anna, TODAY + DAY)
    library.hold(anna)
    library.hold(anna, state=Hold.State.READY, trapped_item=library.item())
    owes(anna)
    answer = ask(information(anna), kast)
    assert isinstance(answer, messages.PatronInformationResponse)
    counts = (answer.charged_items_count, answer.overdue_items_count, answer.fine_items_count)
    assert counts == (2, 1, 1)
    assert (answer.hold_items_count, answer.unavailable_holds_count, answer.recall_items_count) == (1, 1, 0)
    assert (answer.charged_items_limit, answer.hold_items_limit) == ("0003", "0010")
    assert (answer.fee_amount, answer.fee_limit) == ("2.50", "10.00")
    assert answer.screen_message == (
        "Klaar voor jou op de afhaalplank: 1.",
        "Te laat: 1. Breng het terug of verleng het.",
        "Te betalen: 2,50 euro.",
    )
    lists = (answer.charged_items, answer.overdue_items, answer.hold_items, answer.fine_items)
    assert lists == ((), (), (), ())


def test_lists_name_loans_and_holds_by_barcode(kast: Visit, anna: Patron) -> None:
    late, soon = library.lend(anna, TODAY - DAY).item, library.lend(anna, TODAY + DAY).item
    ready = library.item()
    library.hold(anna, state=Hold.State.READY, trapped_item=ready)
    copy = library.item(library.record("Met een exemplaar"))
    library.hold(anna, copy.record)
    bare = library.hold(anna, library.record("Zonder exemplaar"))
    assert ask(information(anna, "charged_items"), kast).charged_items == (late.barcode, soon.barcode)
    assert ask(information(anna, "overdue_items"), kast).overdue_items == (late.barcode,)
    assert ask(information(anna, "hold_items"), kast).hold_items == (ready.barcode,)
    waiting = ask(information(anna, "unavailable_holds"), kast).unavailable_hold_items
    assert waiting == (copy.barcode, str(bare.record_id))
    assert ask(information(anna, "recall_items"), kast).recall_items == ()


def test_a_charge_is_named_by_a_number_with_which_it_can_be_paid(centre: Branch, anna: Patron) -> None:
    copy = library.item(library.record("De stille dijk"))
    charge = owes(anna, 250, item_id=copy.pk)
    owes(anna, 100)
    visit = machine(takes_payments=True)
    lines = ask(information(anna, "fine_items"), visit).fine_items
    assert lines[0] == f"{charge} 2,50 euro Te laat teruggebracht De stille dijk"
    assert ask(fee_paid(anna, "2.50", fee_identifier=lines[0]), visit).payment_accepted
    assert len(ask(information(anna, "fine_items"), visit).fine_items) == 1


def test_a_list_comes_in_pages(kast: Visit, anna: Patron) -> None:
    barcodes = [library.lend(anna, TODAY + day * DAY).item.barcode for day in range(7)]

    def page(start: str | None, end: str | None) -> list[str]:
        return list(ask(information(anna, "charged_items", start_item=start, end_item=end), kast).charged_items)

    assert page("1", "3") == barcodes[:3]
    assert page("00004", "00006") == barcodes[3:6]
    assert page("6", None) == barcodes[5:]
    assert page("8", "10") == []
    assert page("0", "x") == page("1", "0") == barcodes


def test_no_list_is_longer_than_a_machine_can_hold(kast: Visit, anna: Patron) -> None:
    for _ in range(104):
        library.lend(anna, TODAY)
    answer = ask(information(anna, "charged_items", start_item="1", end_item="9999"), kast)
    assert (len(answer.charged_items), answer.charged_items_count) == (100, 104)
    rest = ask(information(anna, "charged_items", start_item="101", end_item="9999"), kast)
    assert len(rest.charged_items) == 4


def test_several_lists_may_be_asked_for_at_once(kast: Visit, anna: Patron) -> None:
    item = library.lend(anna, TODAY - DAY).item
    both = messages.Summary(charged_items=True, overdue_items=True)
    answer = ask(information(anna, summary=both), kast)
    assert answer.charged_items == answer.overdue_items == (item.barcode,)


def test_nobody_gets_a_line_of_another(kast: Visit, anna: Patron, bram: Patron) -> None:
    library.lend(bram, TODAY - DAY)
    library.hold(bram)
    owes(bram)
    everything = messages.Summary(
        charged_items=True, overdue_items=True, hold_items=True, unavailable_holds=True, fine_items=True
    )
    answer = ask(information(anna, summary=everything), kast)
    lists = (answer.charged_items, answer.overdue_items, answer.hold_items, answer.unavailable_hold_items)
    assert (*lists, answer.fine_items, answer.fee_amount) == ((), (), (), (), (), "0.00")


def test_the_language_that_a_machine_asks_for_holds_for_who_is_not_known(kast: Visit) -> None:
    assert ask(status("999", language="001"), kast).screen_message == ("This card is not known here.",)
    assert ask(status("999"), kast).screen_message == ("This card is not known here.",)
    assert ask(status("999", language="026"), kast).screen_message == ("Deze pas is hier niet bekend.",)


def test_who_has_left_and_who_has_not_been_at_the_desk_may_not_borrow(kast: Visit, centre: Branch) -> None:
    left = patron(state=Patron.State.ENDED)
    pending = patron(state=Patron.State.PENDING, member_until=None)
    assert ask(status(left), kast).valid_patron is False
    assert ask(status(left), kast).personal_name == ""
    answer = ask(status(pending), kast)
    assert answer.patron_status.charge_privileges_denied
    assert len(answer.screen_message) == 2
