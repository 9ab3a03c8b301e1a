"""What a parent or guardian may ask about the data of a child under sixteen, and what the child keeps to itself."""

import io
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import library
import people
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from leeszaal.notices.models import Notice
from leeszaal.notices.sending import send
from leeszaal.patrons.models import Guardianship, Patron
from leeszaal.patrons.rules.membership import GUARDED_UNTIL
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.models import IdentityCheck, Objection, RightsRequest
from leeszaal.privacy.requests.asking import guardian_of

Visit = Callable[..., Client]
TITLE = "De avond is ongemak"


def born(years: int) -> date:
    return date(timezone.localdate().year - years, 1, 1)


@pytest.fixture
def parent(db: None) -> Patron:
    return people.patron(given_names="Jeroen", email="jeroen@example.nl", language="en")


@pytest.fixture
def child_of(parent: Patron) -> Callable[[int], Patron]:
    def make(years: int) -> Patron:
        child = people.patron(given_names="Lotte", born_on=born(years), email="lotte@example.nl", language="en")
        Guardianship.objects.create(guardian=parent, child=child, since_on=people.TODAY)
        library.lend(child, timezone.localdate() + timedelta(days=9))
        return child

    return make


def texts(answer: object) -> Iterator[str]:
    """The files of a package, as text."""
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:  # type: ignore[attr-defined]
        for name in archive.namelist():
            if not name.endswith(".pdf"):
                yield archive.read(name).decode()


@pytest.mark.promise("RIGHT-1", "RIGHT-5", "MIJN-3")
@pytest.mark.parametrize(("years", "shown"), [(8, True), (13, False)])
def test_a_parent_takes_the_data_of_a_child_but_not_what_an_older_child_reads(
    visit: Visit, parent: Patron, child_of: Callable[[int], Patron], years: int, shown: bool
) -> None:
    child = child_of(years)
    for what in ("take", "take-along"):
        files = "".join(texts(visit(parent).post(f"/account/child/{child.pk}/data/{what}/")))
        assert child.email in files
        assert (TITLE in files) is shown
        assert parent.email not in files
    for request in RightsRequest.objects.all():
        assert (request.state, request.person_id, guardian_of(request)) == ("done", child.pk, parent.pk)


@pytest.mark.promise("RIGHT-3", "MIJN-3")
def test_what_a_parent_asks_waits_for_staff_is_told_to_the_parent_and_seen_by_the_child(
    visit: Visit, parent: Patron, child_of: Callable[[int], Patron]
) -> None:
    child = child_of(13)
    visit(parent).post(f"/account/child/{child.pk}/data/", {"right": "17", "wish": "She stops."})
    request = RightsRequest.objects.get()
    assert (request.person_id, request.state, request.right) == (child.pk, "open", "17")
    assert IdentityCheck.objects.get().how == IdentityCheck.How.LOGGED_IN
    with acting_as("notices"):
        send(Notice.objects.get().pk, now=timezone.now())
    (message,) = mail.outbox
    assert message.to == ["jeroen@example.nl"]
    assert "Hello Jeroen" in message.body
    assert "erase the data of Lotte" in message.body
    page = visit(child).get(f"/account/data/requests/{request.pk}/", headers={"accept-language": "en"})
    assert "A parent or guardian" in page.content.decode()
    assert "letters" not in page.context or not page.context["letters"]


@pytest.mark.promise("RIGHT-6", "MIJN-3")
def test_a_parent_objects_for_a_child_and_it_stops_at_once(
    visit: Visit, parent: Patron, child_of: Callable[[int], Patron]
) -> None:
    child = child_of(8)
    visit(parent).post(f"/account/child/{child.pk}/data/object/", {"activity": "traces", "because": "Privacy."})
    assert Objection.objects.get(until=None).person_id == child.pk


@pytest.mark.promise("MIJN-3")
def test_a_parent_sees_own_requests_and_not_those_of_the_child(
    visit: Visit, parent: Patron, child_of: Callable[[int], Patron]
) -> None:
    child = child_of(13)
    visit(child).post("/account/data/", {"right": "16", "wish": "My name."})
    page = visit(parent).get(f"/account/child/{child.pk}/data/")
    assert page.status_code == 200
    assert page.context["requests"] == []


@pytest.mark.promise("MIJN-3")
def test_from_the_sixteenth_birthday_and_for_a_child_of_others_there_is_no_such_page(
    visit: Visit, parent: Patron, child_of: Callable[[int], Patron]
) -> None:
    grown, other = child_of(GUARDED_UNTIL), people.patron(born_on=born(8))
    for somebody in (grown, other):
        address = f"/account/child/{somebody.pk}/data/"
        assert visit(parent).get(address).status_code == 404
        for what in ("take/", "take-along/", "object/"):
            assert visit(parent).post(f"{address}{what}").status_code == 404
    assert not RightsRequest.objects.exists()
