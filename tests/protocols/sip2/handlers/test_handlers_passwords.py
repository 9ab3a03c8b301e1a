"""The password that a patron types at a machine."""

from datetime import timedelta

import library
import pytest
from handled import ask, checkout, end_session, hold, information, machine, renew_all, status, written
from people import NOW, PASSWORD, card_of, patron

from leeszaal.branches.models import Branch
from leeszaal.circulation.models import Hold, Loan
from leeszaal.login.models import LoginThrottle
from leeszaal.patrons.models import Patron
from leeszaal.protocols.sip2.handlers import HANDLERS, Counter, Visit
from leeszaal.protocols.sip2.handlers.proofs import MOST, REMEMBERED_FOR, Proofs

MINUTE = timedelta(minutes=1)


@pytest.fixture
def carla(centre: Branch) -> Patron:
    """Somebody who has a password."""
    return patron(given_names="Carla", password=PASSWORD)


def goes_straight(visit: Visit, message: object) -> bool:
    handler = next(one for kind, one in HANDLERS.items() if isinstance(message, kind))
    assert isinstance(handler, Counter)
    return handler.straight(message, visit)


def test_a_right_password_is_told_and_remembered(kast: Visit, carla: Patron) -> None:
    lending = checkout(carla, library.item().barcode, patron_password=PASSWORD)
    assert not goes_straight(kast, lending)
    answer = ask(status(carla, PASSWORD), kast)
    assert (answer.valid_patron_password, answer.personal_name) == (True, "Carla van der Berg")
    assert goes_straight(kast, lending)
    assert ask(lending, kast).ok


def test_a_wrong_password_lends_nothing_and_tells_nothing(kast: Visit, carla: Patron) -> None:
    answer = ask(information(carla, "charged_items", patron_password="geraden"), kast)
    assert (answer.valid_patron, answer.valid_patron_password) == (True, False)
    assert answer.screen_message == ("Dit wachtwoord klopt niet.",)
    assert "Carla" not in written(answer)
    assert answer.charged_items_count is None
    refused = ask(checkout(carla, library.item().barcode, patron_password="geraden"), kast)
    assert (refused.ok, refused.screen_message) == (False, ("Dit wachtwoord klopt niet.",))
    assert not Loan.objects.exists()


def test_a_wrong_password_places_no_hold_and_renews_nothing(kast: Visit, carla: Patron) -> None:
    message = hold(carla, item_identifier=library.item().barcode, patron_password="geraden")
    assert ask(message, kast).screen_message == ("Dit wachtwoord klopt niet.",)
    assert not Hold.objects.exists()


def test_who_has_no_password_has_no_right_one(kast: Visit, anna: Patron) -> None:
    assert ask(status(anna, PASSWORD), kast).valid_patron_password is False
    assert ask(status("999", PASSWORD), kast).valid_patron_password is False


def test_a_machine_that_asks_for_passwords_does_nothing_without(centre: Branch, carla: Patron) -> None:
    visit = machine(asks_password=True)
    lending = checkout(carla, library.item().barcode)
    assert not goes_straight(visit, lending)
    assert ask(lending, visit).screen_message == ("Typ eerst je wachtwoord.",)
    told = ask(status(carla), visit)
    assert (told.valid_patron, told.valid_patron_password, told.personal_name) == (True, False, "")
    assert ask(renew_all(carla), visit).ok is False
    assert ask(status(carla, PASSWORD), visit).valid_patron_password is True


def test_who_keeps_guessing_has_to_wait_and_others_do_not(kast: Visit, carla: Patron, anna: Patron) -> None:
    other = patron(given_names="Dirk", password=PASSWORD)
    for _ in range(5):
        ask(status(carla, "geraden"), kast)
    locked = ask(status(carla, PASSWORD), kast)
    assert locked.screen_message == ("Te vaak een fout wachtwoord. Wacht even, of vraag het aan de balie.",)
    assert locked.valid_patron_password is False
    assert ask(status(carla, PASSWORD), kast, NOW + 2 * MINUTE).valid_patron_password is True
    assert ask(status(other, PASSWORD), kast).valid_patron_password is True


def test_one_child_with_found_cards_does_not_close_the_machine(kast: Visit, carla: Patron) -> None:
    for number in range(35):
        ask(status(f"nr{number}", "geraden"), kast)
    assert ask(status(carla, PASSWORD), kast).valid_patron_password is True


def test_the_brake_does_not_tell_whose_card_it_was(kast: Visit, carla: Patron) -> None:
    ask(status(carla, "geraden"), kast)
    keys = list(LoginThrottle.objects.values_list("key_hash", flat=True))
    assert keys
    assert not [key for key in keys if card_of(carla) in key]


def test_the_end_of_a_session_forgets_the_password(kast: Visit, carla: Patron) -> None:
    ask(status(carla, PASSWORD), kast)
    answer = ask(end_session(carla), kast)
    assert (answer.end_session, answer.screen_message) == (True, ("Je bent uitgelogd.",))
    assert not goes_straight(kast, checkout(carla, "1", patron_password=PASSWORD))


def test_a_password_is_remembered_for_five_minutes() -> None:
    clock = [0.0]
    proofs = Proofs(lambda: clock[0])
    proofs.keep("210", "geheim")
    assert proofs.holds("210", "geheim")
    assert not proofs.holds("210", "anders")
    assert not proofs.holds("211", "geheim")
    clock[0] = REMEMBERED_FOR + 1
    assert not proofs.holds("210", "geheim")


def test_what_is_remembered_is_bounded_and_cannot_be_read() -> None:
    proofs = Proofs()
    for number in range(MOST + 1):
        proofs.keep(f"card{number}", "geheim")
    assert not proofs.holds("card0", "geheim")
    assert proofs.holds(f"card{MOST}", "geheim")
    kept = str(proofs._shown)
    assert "card" not in kept
    assert "geheim" not in kept


def test_a_card_is_the_same_card_however_a_scanner_writes_it(kast: Visit, carla: Patron) -> None:
    number = card_of(carla)
    ask(status(f"*{number[:7]} {number[7:]}*", PASSWORD), kast)
    assert goes_straight(kast, checkout(number, "1", patron_password=PASSWORD))
