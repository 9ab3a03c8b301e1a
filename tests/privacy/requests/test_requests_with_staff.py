"""At the desk and in the office requests are taken in, checked, extended, done and refused, with letters to print."""

import io
import zipfile
from collections.abc import Callable
from datetime import timedelta

import people
import pytest
from clerk import Clerk
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page

from leeszaal.login.models import Role
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Patron
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, Restriction, RightsRequest
from leeszaal.privacy.requests.receiving import take_in
from leeszaal.privacy.restriction import restrict

Check = Callable[[Page], None]
BASE = "/office/privacy/requests/"


@pytest.fixture
def anna(db: None) -> Patron:
    return people.patron(email="anna@example.nl")


@pytest.fixture
def officer(db: None) -> Client:
    return people.log_in(Client(), people.staff("prisca", [Role.PRIVACY]))


@pytest.fixture
def desk(db: None) -> Client:
    return people.log_in(Clerk(), people.staff("joris", [Role.DESK]))


def asked(patron: Patron, right: Right = Right.ACCESS, days_ago: int = 0) -> RightsRequest:
    now = timezone.now() - timedelta(days=days_ago)
    return take_in(right, patron.pk, RightsRequest.Intake.EMAIL, people.WEB, now=now)


def kinds() -> list[str]:
    return list(Notice.objects.order_by("pk").values_list("kind", flat=True))


@pytest.mark.promise("RIGHT-7")
def test_a_letter_is_taken_in_with_its_date_and_the_person_is_told(officer: Client, anna: Patron) -> None:
    today = timezone.localdate()
    letter = {"card": people.card_of(anna), "right": "17", "intake": "letter", "wish": "Wis alles."}
    days = {"dated_on": today - timedelta(days=12), "received_on": today - timedelta(days=2)}
    assert officer.post(f"{BASE}new", letter | days).status_code == 302
    request = RightsRequest.objects.get()
    assert (request.person_id, request.begun_on) == (anna.pk, today - timedelta(days=12))
    assert kinds() == ["request_received"]


def test_a_card_that_is_not_known_is_said(officer: Client) -> None:
    page = officer.post(f"{BASE}new", {"card": "999", "right": "17", "intake": "letter"}).content.decode()
    assert "Deze pas is hier niet bekend." in page
    assert not RightsRequest.objects.exists()


@pytest.mark.promise("RIGHT-7")
def test_the_most_urgent_stands_first(officer: Client, anna: Patron) -> None:
    later, late, soon = asked(anna), asked(anna, days_ago=50), asked(anna, days_ago=25)
    page = officer.get(BASE).content.decode()
    places = [page.index(f"{BASE}{request.pk}/") for request in (late, soon, later)]
    assert places == sorted(places)
    assert "Te laat" in page


@pytest.mark.promise("RIGHT-1")
def test_a_package_is_only_made_for_who_was_recognised(officer: Client, anna: Patron) -> None:
    request = asked(anna)
    assert officer.post(f"{BASE}{request.pk}/package").status_code == 302
    officer.post(f"{BASE}{request.pk}/identity", {"how": "called back"})
    answer = officer.post(f"{BASE}{request.pk}/package")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert b"Berg" in archive.read("access.json")
    officer.post(f"{BASE}{request.pk}/complete", {"words": "De bestanden liggen aan de balie."})
    request.refresh_from_db()
    assert request.state == "done"
    assert kinds() == ["request_done"]
    letter = officer.get(f"{BASE}letters/{request.steps.get(what='done').pk}/").content.decode()
    assert "De bestanden liggen aan de balie." in letter


@pytest.mark.promise("RIGHT-7")
def test_more_time_and_a_refusal_come_with_a_reason_and_the_way_to_the_supervisor(
    officer: Client, anna: Patron
) -> None:
    request = asked(anna, Right.ERASURE)
    officer.post(f"{BASE}{request.pk}/extend", {"reason": "complex", "words": "We zoeken het uit."})
    officer.post(f"{BASE}{request.pk}/refuse", {"ground": "17(3)(b)", "words": ""})
    request.refresh_from_db()
    assert request.extended_on
    assert request.is_open
    officer.post(f"{BASE}{request.pk}/refuse", {"ground": "17(3)(b)", "words": "De Belastingdienst wil het zien."})
    assert kinds() == ["request_extended", "request_refused"]
    letter = officer.get(f"{BASE}letters/{request.steps.get(what='refused').pk}/").content.decode()
    for words in ("artikel 17(3)(b)", "De Belastingdienst wil het zien.", "autoriteitpersoonsgegevens.nl", "rechter"):
        assert words in letter


def test_a_request_that_is_taken_back_is_closed(officer: Client, anna: Patron) -> None:
    request = asked(anna)
    officer.post(f"{BASE}{request.pk}/withdraw")
    request.refresh_from_db()
    assert request.state == "withdrawn"


def test_at_the_desk_a_request_is_taken_in_with_how_the_person_was_recognised(desk: Client, anna: Patron) -> None:
    desk.post(f"/desk/patrons/{anna.pk}/requests/", {"right": "20", "wish": "", "how": "document seen"})
    request = RightsRequest.objects.get()
    assert (request.intake, request.right) == ("desk", "20")
    assert IdentityCheck.objects.get().how == "document seen"
    page = desk.get(f"/desk/requests/{request.pk}/").content.decode()
    assert "Aan de balie een identiteitsbewijs gezien" in page
    assert desk.get(f"/desk/requests/letters/{request.steps.get(what='received').pk}/").status_code == 200


@pytest.mark.promise("MIJN-4")
def test_who_lost_the_log_in_gets_a_link_after_control_questions_and_no_answer_is_kept(
    desk: Client, anna: Patron
) -> None:
    form = desk.get(f"/desk/patrons/{anna.pk}/lost-log-in").content.decode()
    assert form.count("<textarea") == form.count('type="text"') == 0
    desk.post(f"/desk/patrons/{anna.pk}/lost-log-in", {"how": "questions", "answer": "Rex"})
    check = IdentityCheck.objects.get()
    assert (check.purpose, check.how, check.actor_kind) == ("log-in", "questions", "staff")
    assert "Rex" not in str(IdentityCheck.objects.values().get())
    assert kinds() == ["password_reset"]


def test_without_a_check_no_link_is_sent(desk: Client, anna: Patron) -> None:
    desk.post(f"/desk/patrons/{anna.pk}/lost-log-in", {})
    assert not IdentityCheck.objects.exists()
    assert kinds() == []


@pytest.mark.parametrize("address", [BASE, f"{BASE}new", f"{BASE}1/"])
def test_the_desk_does_not_see_the_requests_of_the_office(desk: Client, address: str) -> None:
    assert desk.get(address).status_code == 403


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("language", "width"), [("nl", 390), ("en", 1280)])
def test_every_staff_page_is_accessible_at_both_widths(  # noqa: PLR0917
    anna: Patron, officer: Client, desk: Client, page: Page, axe: Check, width: int
) -> None:
    waiting, closed = asked(anna, Right.ERASURE, 28), asked(anna)
    officer.post(f"{BASE}{closed.pk}/identity", {"how": "called back"})
    officer.post(f"{BASE}{closed.pk}/complete", {"words": "Klaar."})
    letter = closed.steps.get(what="done").pk
    office = ["", "new", f"{waiting.pk}/", f"{closed.pk}/", f"letters/{letter}/"]
    at_desk = [f"patrons/{anna.pk}/requests/", f"patrons/{anna.pk}/lost-log-in", f"requests/{closed.pk}/"]
    page.set_viewport_size({"width": width, "height": 900})
    _walk(page, officer, axe, [BASE + part for part in office])
    _walk(page, desk, axe, [f"/desk/{part}" for part in at_desk])


def _walk(page: Page, client: Client, axe: Check, addresses: list[str]) -> None:
    page.goto("/healthz")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": page.url}])
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide == 0, address


@pytest.mark.promise("RIGHT-4")
def test_the_request_of_a_restricted_person_shows_no_name_and_gives_no_package(officer: Client, anna: Patron) -> None:
    request = asked(anna)
    IdentityCheck.objects.create(
        person_kind="patron",
        person_id=anna.pk,
        purpose="request",
        request=request,
        how="desk",
        checked_at=timezone.now(),
    )
    assert anna.family_name in officer.get(BASE).content.decode()
    restrict(anna.pk, Restriction.Ground.ACCURACY, people.WEB, now=timezone.now())
    for address in (BASE, f"{BASE}{request.pk}/"):
        assert anna.family_name not in officer.get(address).content.decode()
    assert officer.post(f"{BASE}{request.pk}/package").status_code == 403
