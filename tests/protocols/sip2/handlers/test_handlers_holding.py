"""A patron places, gives up and moves holds at a machine."""

from datetime import timedelta

import library
import pytest
from handled import ask, hold, information, machine
from people import NOW

from leeszaal.branches.models import Branch
from leeszaal.circulation.models import Hold
from leeszaal.patrons.models import Patron
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import Visit

MINUTE = timedelta(minutes=1)


def test_a_hold_is_placed_on_the_title_of_an_item(kast: Visit, anna: Patron, bram: Patron) -> None:
    copy = library.item(library.record("De stille dijk"))
    library.hold(bram, copy.record, placed_at=NOW - MINUTE)
    answer = ask(hold(anna, item_identifier=copy.barcode), kast)
    assert isinstance(answer, messages.HoldResponse)
    assert (answer.ok, answer.available, answer.queue_position) == (True, True, "2")
    assert (answer.title_identifier, answer.pickup_location) == ("De stille dijk", "centrum")
    assert answer.screen_message == ("Gereserveerd. Je bent nummer 2 in de rij.",)
    placed = Hold.objects.get(patron=anna)
    assert (placed.record_id, placed.item_id, placed.pickup_branch_id) == (copy.record_id, None, copy.branch_id)


def test_a_hold_may_be_for_one_copy_and_at_a_branch_by_name(kast: Visit, anna: Patron, harbour: Branch) -> None:
    copy = library.item()
    answer = ask(hold(anna, item_identifier=copy.barcode, hold_type="3", pickup_location=" HAVEN "), kast)
    assert (answer.ok, answer.pickup_location) == (True, "haven")
    placed = Hold.objects.get()
    assert (placed.item_id, placed.pickup_branch_id) == (copy.pk, harbour.pk)


def test_a_title_may_be_named_by_its_number(kast: Visit, bram: Patron) -> None:
    copy = library.item()
    answer = ask(hold(bram, title_identifier=str(copy.record_id)), kast)
    assert answer.screen_message == ("On hold. You are number 1 in the queue.",)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"item_identifier": "888"}, "Dit exemplaar is hier niet bekend. Ga naar de balie."),
        ({"title_identifier": "999999999"}, "Deze titel staat niet meer in de catalogus."),
        ({"title_identifier": "9" * 40}, "Deze titel staat niet meer in de catalogus."),
        ({}, "Deze titel staat niet meer in de catalogus."),
    ],
)
def test_what_is_not_there_cannot_be_put_on_hold(kast: Visit, anna: Patron, fields: dict[str, str], said: str) -> None:
    answer = ask(hold(anna, **fields), kast)
    assert (answer.ok, answer.screen_message) == (False, (said,))


def test_a_barcode_that_looks_like_the_number_of_a_title_places_no_hold_on_it(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    assert not ask(hold(anna, item_identifier=str(copy.record_id)), kast).ok


def test_an_unknown_branch_is_refused(kast: Visit, anna: Patron) -> None:
    answer = ask(hold(anna, item_identifier=library.item().barcode, pickup_location="MAIN"), kast)
    assert (answer.ok, answer.screen_message) == (False, ("Deze afhaalvestiging bestaat niet.",))


def test_the_retry_of_a_hold_is_answered_as_placed(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    first = ask(hold(anna, item_identifier=copy.barcode), kast)
    again = ask(hold(anna, item_identifier=copy.barcode), kast, NOW + MINUTE)
    other = ask(hold(anna, item_identifier=copy.barcode), machine("ander"), NOW + MINUTE)
    assert (again.ok, again.queue_position, again.screen_message) == (True, "1", first.screen_message)
    assert (other.ok, other.queue_position) == (False, None)
    assert Hold.objects.count() == 1


def test_a_hold_is_given_up_as_the_list_names_it(kast: Visit, anna: Patron) -> None:
    for record in (library.item().record, library.record("Zonder exemplaar")):
        library.hold(anna, record)
    for named in ask(information(anna, "unavailable_holds"), kast).unavailable_hold_items:
        for _ in ("once", "and the same again"):
            answer = ask(hold(anna, "-", item_identifier=named), kast)
            assert (answer.ok, answer.screen_message) == (True, ("De reservering is geannuleerd.",))
    assert set(Hold.objects.values_list("state", flat=True)) == {Hold.State.CANCELLED}


def test_the_hold_of_another_stands(kast: Visit, anna: Patron, bram: Patron) -> None:
    copy = library.item()
    library.hold(bram, copy.record)
    answer = ask(hold(anna, "-", item_identifier=copy.barcode), kast)
    assert (answer.ok, answer.screen_message) == (False, ("Je hebt deze titel niet gereserveerd.",))
    assert Hold.objects.get().state == Hold.State.WAITING


def test_a_waiting_hold_moves_to_another_branch(kast: Visit, anna: Patron, harbour: Branch) -> None:
    copy = library.item()
    library.hold(anna, copy.record)
    visit = machine("nieuw")
    answer = ask(hold(anna, "*", item_identifier=copy.barcode, pickup_location="haven"), visit)
    assert (answer.ok, answer.pickup_location) == (True, "haven")
    assert answer.screen_message == ("Je kunt het ophalen bij: Haven.",)
    assert Hold.objects.get().pickup_branch_id == harbour.pk


def test_a_hold_that_is_ready_does_not_move(kast: Visit, anna: Patron, harbour: Branch) -> None:
    copy = library.item()
    library.hold(anna, copy.record, state=Hold.State.READY, trapped_item=copy)
    answer = ask(hold(anna, "*", item_identifier=copy.barcode, pickup_location="haven"), kast)
    assert (answer.ok, answer.screen_message) == (False, ("De afhaalvestiging kan niet meer veranderen.",))


def test_an_unknown_mode_does_nothing(kast: Visit, anna: Patron) -> None:
    message = messages.Hold(
        hold_mode="?",
        transaction_date=None,
        patron_identifier=hold(anna).patron_identifier,
        item_identifier=library.item().barcode,
    )
    assert not ask(message, kast).ok
    assert not Hold.objects.exists()
