"""On the own page people see, download and take along their data, and ask for the rest."""

import io
import json
import zipfile
from collections.abc import Callable

import people
import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page
from procrastinate.contrib.django.models import ProcrastinateJob

from leeszaal.login.services import make_user
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Patron
from leeszaal.privacy.models import IdentityCheck, RightsRequest


@pytest.fixture
def anna(db: None) -> Patron:
    return people.patron(user=make_user(), email="anna@example.nl")


@pytest.fixture
def visit(anna: Patron) -> Client:
    return people.log_in(Client(), anna)


@pytest.mark.promise("RIGHT-1")
def test_everything_is_there_at_once_as_a_package_and_no_file_of_it_stays(visit: Client, anna: Patron) -> None:
    answer = visit.post("/account/data/everything/take/")
    assert answer["Content-Disposition"].startswith("attachment")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert set(archive.namelist()) == {"access.html", "access.pdf", "access.json", "access.schema.json"}
        package = json.loads(archive.read("access.json"))
    assert package["member_number"] == anna.pk
    request = RightsRequest.objects.get()
    assert (request.right, request.intake, request.state) == ("15", "own page", "done")
    assert [step.what for step in request.steps.all()] == ["received", "identity checked", "package made", "done"]


def test_the_page_shows_the_same_and_whoever_asks_by_get_gets_no_file(visit: Client) -> None:
    page = visit.get("/account/data/everything/").content.decode()
    assert "van der" in page
    assert "anna@example.nl" in page
    assert visit.get("/account/data/everything/take/").status_code == 405


@pytest.mark.promise("RIGHT-5")
def test_what_was_given_can_be_taken_along_at_once(visit: Client) -> None:
    answer = visit.post("/account/data/take-along/")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        package = json.loads(archive.read("portability.json"))
    assert package["data"]["patrons.Patron"][0]["email"] == "anna@example.nl"


@pytest.mark.promise("RIGHT-2")
def test_asking_for_a_correction_starts_the_clock_and_confirms_it(visit: Client, anna: Patron) -> None:
    visit.post("/account/data/", {"right": "16", "wish": "Ik ben geboren op 3 mei 1981."})
    request = RightsRequest.objects.get()
    assert (request.person_id, request.right, request.state) == (anna.pk, "16", "open")
    assert request.wish == "Ik ben geboren op 3 mei 1981."
    assert IdentityCheck.objects.get().how == "logged in"
    assert Notice.objects.get().kind == "request_received"
    assert ProcrastinateJob.objects.filter(task_name="notices.send").count() == 1
    page = visit.get(f"/account/data/requests/{request.pk}/").content.decode()
    assert "Ik ben geboren op 3 mei 1981." in page
    letter = visit.get(f"/account/data/letters/{request.steps.get(what='received').pk}/").content.decode()
    assert "Dag Anna," in letter


def test_a_wish_with_a_citizen_service_number_is_not_kept(visit: Client) -> None:
    page = visit.post("/account/data/", {"right": "17", "wish": "BSN 111222333"}).content.decode()
    assert "BSN" in page
    assert not RightsRequest.objects.exists()


def test_nobody_sees_the_request_or_letter_of_somebody_else(visit: Client, anna: Patron) -> None:
    visit.post("/account/data/", {"right": "17", "wish": ""})
    request = RightsRequest.objects.get()
    other = people.log_in(Client(), people.patron(user=make_user()))
    assert other.get(f"/account/data/requests/{request.pk}/").status_code == 404
    assert other.get(f"/account/data/letters/{request.steps.all()[0].pk}/").status_code == 404


def test_a_visitor_is_sent_to_the_log_in_page(client: Client, db: None) -> None:
    assert client.get("/account/data/").status_code == 302
    assert client.post("/account/data/everything/take/").status_code == 302


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("language", "width"), [("nl", 390), ("en", 1280)])
def test_the_pages_are_accessible_on_a_phone_and_at_a_desk(
    anna: Patron, visit: Client, page: Page, axe: Callable[[Page], None], width: int
) -> None:
    visit.post("/account/data/", {"right": "17", "wish": "Alles."})
    request = RightsRequest.objects.get()
    cookie = visit.cookies[settings.SESSION_COOKIE_NAME].value
    page.goto("/healthz")
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": page.url}])
    parts = ("", "everything/", f"requests/{request.pk}/", f"letters/{request.steps.get(what='received').pk}/")
    page.set_viewport_size({"width": width, "height": 900})
    for part in parts:
        answer = page.goto(f"/account/data/{part}")
        assert answer is not None
        assert answer.status == 200, part
        assert page.locator("h1").count() == 1
        axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, (part, width)
