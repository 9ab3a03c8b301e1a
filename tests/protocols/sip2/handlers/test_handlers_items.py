"""A machine asks about an item, and notes something on it; nobody is named."""

import library
import pytest
from handled import EVERYTHING, ask, item_information, item_status_update, machine, written
from people import TODAY, card_of

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import ItemStatus, MaterialType
from leeszaal.circulation.models import Event, Hold
from leeszaal.circulation.queries import item_history
from leeszaal.patrons.models import Patron
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import Visit


def test_an_item_at_home_with_somebody_tells_when_it_is_due_and_how_many_wait(
    kast: Visit, anna: Patron, bram: Patron, harbour: Branch
) -> None:
    loan = library.lend(anna, TODAY, library.record("De stille dijk"))
    library.hold(bram, loan.item.record)
    answer = ask(item_information(loan.item.barcode), kast)
    assert isinstance(answer, messages.ItemInformationResponse)
    assert answer.circulation_status == messages.CirculationStatus.CHARGED
    assert (answer.title_identifier, answer.due_date) == ("De stille dijk", "20261124    235900")
    assert (answer.hold_queue_length, answer.owner) == ("1", "Centrum")
    assert (answer.permanent_location, answer.current_location) == ("Centrum", "Centrum")


def test_no_machine_whatever_it_may_see_learns_who_has_it_or_waits(centre: Branch, anna: Patron, bram: Patron) -> None:
    loan = library.lend(anna, TODAY)
    library.hold(bram, loan.item.record)
    text = written(ask(item_information(loan.item.barcode), machine(may_see=EVERYTHING)))
    assert not [word for word in ("Anna", "Bram", "Berg", card_of(anna), card_of(bram)) if word in text]


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (ItemStatus.AVAILABLE, "03"),
        (ItemStatus.ON_HOLD_SHELF, "08"),
        (ItemStatus.IN_TRANSIT, "10"),
        (ItemStatus.CLAIMS_RETURNED, "11"),
        (ItemStatus.LOST, "12"),
        (ItemStatus.MISSING, "13"),
        (ItemStatus.IN_PROCESS, "06"),
        (ItemStatus.DAMAGED, "01"),
        (ItemStatus.WITHDRAWN, "01"),
    ],
)
def test_where_an_item_is_has_a_code(kast: Visit, status: ItemStatus, code: str) -> None:
    answer = ask(item_information(library.item(status=status).barcode), kast)
    assert (answer.circulation_status, answer.due_date) == (code, None)


def test_a_dvd_is_no_tape(kast: Visit) -> None:
    copy = library.item(material_type=MaterialType.DVD)
    assert ask(item_information(copy.barcode), kast).media_type == messages.MediaType.CD


def test_an_unknown_item_is_told(kast: Visit) -> None:
    answer = ask(item_information("888"), kast)
    assert (answer.circulation_status, answer.title_identifier) == (messages.CirculationStatus.OTHER, "")
    assert answer.screen_message == ("Dit exemplaar is hier niet bekend. Ga naar de balie.",)


def test_what_a_machine_notes_stands_in_the_history_of_the_item(kast: Visit) -> None:
    copy = library.item(library.record("De stille dijk"))
    answer = ask(item_status_update(copy.barcode, "label leest slecht" + "!" * 300), kast)
    assert isinstance(answer, messages.ItemStatusUpdateResponse)
    assert (answer.item_properties_ok, answer.title_identifier) == (True, "De stille dijk")
    event = item_history(copy.pk).get()
    assert (event.verb, event.actor_id, event.patron_id) == ("note_item", kast.account.id, None)
    assert event.details["noted"].startswith("label leest slecht")
    assert len(event.details["noted"]) == 200


def test_on_an_unknown_item_nothing_is_noted(kast: Visit) -> None:
    assert not ask(item_status_update("888", "iets"), kast).item_properties_ok
    assert not Event.objects.exists()
    assert not Hold.objects.exists()
