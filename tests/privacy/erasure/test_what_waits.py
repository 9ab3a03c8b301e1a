"""What an erasure does at once, what it lets wait, and how it goes on by itself."""

from pathlib import Path

import library
import people
import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from leeszaal.circulation.models import Hold
from leeszaal.circulation.services import check_in
from leeszaal.common.actor import JOB
from leeszaal.notices.handling_limits import erase
from leeszaal.notices.sending import send
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.models import Guardianship, Patron
from leeszaal.privacy.erasure import erase_person, go_on_erasing, make_plan
from leeszaal.privacy.models import Erasure, IdentityCheck, Restriction, RightsRequest
from leeszaal.privacy.restriction import RestrictedError, restrict

pytestmark = pytest.mark.django_db
NOW = people.NOW


def name_of(patron: Patron) -> str:
    found = Patron.objects.filter(pk=patron.pk).first()
    return found.name if found else ""


@pytest.mark.promise("RIGHT-3")
def test_somebody_who_has_nothing_open_is_gone_at_once() -> None:
    patron = people.patron(password=people.PASSWORD)
    erasure = erase_person(patron.pk, JOB, now=NOW)
    assert (erasure.done_at, erasure.person_id, erasure.left_over) == (NOW, None, 0)
    assert not Patron.objects.filter(pk=patron.pk).exists()


@pytest.mark.promise("RIGHT-3")
def test_the_plan_says_that_the_name_waits_for_a_book_that_is_out() -> None:
    patron = people.patron()
    library.lend(patron, people.TODAY)
    waits = {line.word: line.held_by for line in make_plan(patron.pk, on=people.TODAY).waits}
    assert waits == {
        "erase the patron's name and everything that leads to the person": ("the patron still has something on loan",)
    }


@pytest.mark.promise("RIGHT-3")
def test_what_waited_goes_once_the_book_is_back() -> None:
    patron = people.patron()
    loan = library.lend(patron, people.TODAY)
    erasure = erase_person(patron.pk, JOB, now=NOW)
    assert erasure.done_at is None
    assert name_of(patron) == "Anna van der Berg"
    assert go_on_erasing(now=NOW) == 0
    check_in(loan.item.barcode, people.at_desk(), now=NOW)
    assert go_on_erasing(now=NOW) == 1
    assert name_of(patron) == ""
    assert Erasure.objects.get().person_id is None


def test_holds_are_cancelled_and_leave_nobody() -> None:
    patron = people.patron()
    hold = library.hold(patron)
    erase_person(patron.pk, JOB, now=NOW)
    hold.refresh_from_db()
    assert (hold.state, hold.patron_id) == (Hold.State.CANCELLED, None)


def test_a_guardian_is_not_taken_from_a_child() -> None:
    guardian, child = people.patron(), people.patron(given_names="Kind")
    Guardianship.objects.create(guardian=guardian, child=child, since_on=people.TODAY)
    erasure = erase_person(guardian.pk, JOB, now=NOW)
    assert erasure.done_at is None
    assert Guardianship.objects.filter(guardian=guardian, child=child).exists()


def test_a_child_can_be_erased_and_the_guardian_stays() -> None:
    guardian, child = people.patron(), people.patron(given_names="Kind")
    Guardianship.objects.create(guardian=guardian, child=child, since_on=people.TODAY)
    assert erase_person(child.pk, JOB, now=NOW).done_at
    assert name_of(guardian) == "Anna van der Berg"
    assert not Guardianship.objects.exists()


def test_restricted_data_are_not_erased() -> None:
    patron = people.patron()
    restrict(patron.pk, Restriction.Ground.CLAIMS, JOB, now=NOW)
    with pytest.raises(RestrictedError):
        erase_person(patron.pk, JOB, now=NOW)
    assert name_of(patron) == "Anna van der Berg"
    assert not Erasure.objects.exists()


def test_sessions_end_with_the_person(client: Client) -> None:
    patron = people.patron(password=people.PASSWORD)
    people.log_in(client, patron)
    assert Session.objects.count() == 1
    erase_person(patron.pk, JOB, now=NOW)
    assert not Session.objects.exists()


def test_messages_in_the_folder_for_mail_go_too(settings: object, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "leeszaal.notices.mail_folder.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_FILE_PATH = str(tmp_path)  # type: ignore[attr-defined]
    patron, other = people.patron(email="weg@example.nl"), people.patron(email="blijft@example.nl")
    for who in (patron, other):
        notice_id = queue_notice("welcome", who.pk, {}, f"welcome:{who.pk}", NOW, link="https://example.nl/")
        send(notice_id or 0, now=NOW)
    assert len(list(tmp_path.iterdir())) == 2
    erase_person(patron.pk, JOB, now=NOW)
    (left,) = tmp_path.iterdir()
    assert "blijft@example.nl" in left.read_text()


def test_an_erasure_is_on_file_as_a_request_that_was_done() -> None:
    patron = people.patron()
    erase(patron.pk, people.at_desk(), IdentityCheck.How.DOCUMENT_SEEN, now=timezone.now())
    request = RightsRequest.objects.get()
    assert (request.right, request.state) == ("17", "done")
    assert request.identity_checks.get().how == "document seen"
