"""What a machine may not be told it is not told: every attribute that is about a person, for every sight."""

from dataclasses import fields
from datetime import timedelta

import library
import pytest
from handled import EVERYTHING, ask, checkin, checkout, hold, information, machine, renew, renew_all, status, written
from people import NOW, TODAY, at_desk, card_of

from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.models import Hold
from leeszaal.login.models import Sight
from leeszaal.patrons.models import Address, Patron, Phone
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers.sight import OPEN_TO_ALL, OPENED_BY, shown

DAY = timedelta(days=1)
ABOUT_PATRONS = [
    kind
    for kind in messages.BY_CODE.values()
    if issubclass(kind, messages.AcsMessage)
    and kind not in (messages.AcsStatus, messages.LoginResponse, messages.RequestScResend)
]
EVERY_LIST = messages.Summary(
    hold_items=True, overdue_items=True, charged_items=True, fine_items=True, unavailable_holds=True
)
TOLD = {
    Sight.NAME: ["Anna van der Berg"],
    Sight.ADDRESS: ["Dorpsstraat 12a, 1234 AB Lindeveen"],
    Sight.EMAIL: ["anna@example.nl"],
    Sight.PHONE: ["+31612345678"],
    Sight.LOANS: ["AULAAT", "ATLAAT", "Te laat: 1", "CB0003"],
    Sight.HOLDS: ["ASKLAAR", "CDWACHT", "afhaalplank", "BZ0010"],
    Sight.CHARGES: ["AV", "BV2.50", "2,50 euro", "CC10.00"],
    Sight.TITLES: ["De late dijk"],
}
"""What stands in the answer to message 63 about Anna where a sight opens it."""


@pytest.fixture
def full(anna: Patron) -> Patron:
    """Anna with everything that can be told of somebody."""
    Address.objects.create(
        patron=anna, street="Dorpsstraat", house_number=12, addition="a", postcode="1234 AB", town="Lindeveen"
    )
    Phone.objects.create(patron=anna, number="+31612345678")
    late = library.lend(anna, TODAY - DAY, library.record("De late dijk"))
    late.item.barcode = "LAAT"
    late.item.save()
    library.hold(anna, state=Hold.State.READY, trapped_item=library.item(barcode="KLAAR"))
    library.hold(anna, library.item(barcode="WACHT").record)
    post_charge(anna.pk, Charge.Kind.OVERDUE, 250, at_desk(), now=NOW, item_id=late.item_id, loan_id=late.pk)
    return anna


@pytest.mark.parametrize("kind", ABOUT_PATRONS, ids=lambda kind: kind.__name__)
def test_every_attribute_of_every_answer_is_opened_by_a_sight_or_open_to_all(kind: type[messages.Message]) -> None:
    names = {field.name for field in fields(kind)}
    opened = OPENED_BY.get(kind, {}).keys()
    assert not opened - names, "a sight opens what is not there"
    assert not names - opened - OPEN_TO_ALL.keys(), "an attribute is on no list"


def test_nothing_is_listed_that_no_answer_has() -> None:
    names = {field.name for kind in ABOUT_PATRONS for field in fields(kind)}
    assert not OPEN_TO_ALL.keys() - names


def test_every_sight_opens_something() -> None:
    assert {sight for opened in OPENED_BY.values() for sight in opened.values()} == EVERYTHING


@pytest.mark.parametrize("kind", OPENED_BY, ids=lambda kind: kind.__name__)
def test_what_is_not_opened_is_blank(kind: type[messages.Message], full: Patron) -> None:
    visit = machine(may_see=EVERYTHING)
    copy, second = library.item(), library.lend(full, TODAY + DAY)
    asked = {
        messages.PatronStatusResponse: status(full),
        messages.PatronInformationResponse: information(full, summary=EVERY_LIST),
        messages.CheckoutResponse: checkout(full, copy.barcode),
        messages.RenewResponse: renew(full, second.item.barcode),
        messages.RenewAllResponse: renew_all(full),
        messages.HoldResponse: hold(full, item_identifier=copy.barcode),
        messages.CheckinResponse: checkin(second.item.barcode),
        messages.PatronEnableResponse: messages.PatronEnable(transaction_date=None, patron_identifier=card_of(full)),
    }
    answer = ask(asked[kind], visit)
    assert type(answer) is kind
    for name, sight in OPENED_BY[kind].items():
        before, after = getattr(answer, name), getattr(shown(answer, EVERYTHING - {sight}), name)
        if name == "title_identifier":
            assert after == answer.item_identifier != before
        else:
            assert not after
        assert getattr(shown(answer, frozenset({sight})), name) == before


@pytest.mark.parametrize("sight", TOLD)
def test_a_sight_opens_its_own_part_of_what_is_told_about_somebody(sight: Sight, full: Patron) -> None:
    closed = machine("dicht", EVERYTHING - {sight})
    opened = machine("open", EVERYTHING)
    with_it = written(ask(information(full, summary=EVERY_LIST), opened))
    without = written(ask(information(full, summary=EVERY_LIST), closed))
    for words in TOLD[sight]:
        assert words in with_it
        assert words not in without


def test_a_machine_without_any_sight_learns_only_what_the_card_may_do(full: Patron) -> None:
    answer = ask(information(full, summary=EVERY_LIST), machine(may_see=frozenset()))
    text = written(answer)
    assert answer.valid_patron
    assert not [words for told in TOLD.values() for words in told if words in text]
    assert (answer.charged_items_count, answer.hold_items_count, answer.fine_items_count) == (None, None, None)


@pytest.mark.parametrize(
    ("sight", "position"), [(Sight.LOANS, "too_many_items_charged"), (Sight.CHARGES, "excessive_outstanding_fines")]
)
def test_why_somebody_may_not_borrow_follows_the_sight(sight: Sight, position: str, full: Patron) -> None:
    library.lend(full, TODAY + DAY)
    library.lend(full, TODAY + DAY)
    post_charge(full.pk, Charge.Kind.OVERDUE, 1000, at_desk(), now=NOW)
    opened = ask(status(full), machine("open", frozenset({sight})))
    closed = ask(status(full), machine("dicht", frozenset()))
    assert getattr(opened.patron_status, position)
    assert not getattr(closed.patron_status, position)
    assert closed.patron_status.charge_privileges_denied
    assert closed.screen_message == ("Je kunt nu niet lenen. Ga naar de balie.",)
