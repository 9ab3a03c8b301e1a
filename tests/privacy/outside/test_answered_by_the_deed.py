"""What was asked by e-mail is done there where it is answered, and nobody can say that it was done when it was not."""

from datetime import timedelta

import people
import pytest
from django.test import Client
from django.utils import timezone

from leeszaal.common.actor import Actor
from leeszaal.login.models import Role
from leeszaal.notices.handling_limits import answer_objection, object_to, take_back_objection
from leeszaal.notices.models import Notice
from leeszaal.patrons.models import Patron
from leeszaal.privacy.declared import register
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import Erasure, IdentityCheck, Objection, RightsRequest
from leeszaal.privacy.objection import has_objected
from leeszaal.privacy.requests.receiving import take_in
from leeszaal.privacy.restriction import restriction_of

pytestmark = pytest.mark.django_db
BASE = "/office/privacy/requests/"
STAFF = Actor(kind="staff", id=7, branch_id=None, via="desk")
SEEN = IdentityCheck.How.DOCUMENT_SEEN


@pytest.fixture
def anna() -> Patron:
    return people.patron(email="anna@example.nl")


@pytest.fixture
def officer() -> Client:
    return people.log_in(Client(), people.staff("prisca", [Role.PRIVACY]))


def by_mail(officer: Client, anna: Patron, right: Right, *, recognised: bool = True) -> RightsRequest:
    """A request that came by e-mail three days ago and was typed in."""
    now = timezone.now() - timedelta(days=3)
    request = take_in(right, anna.pk, RightsRequest.Intake.EMAIL, people.WEB, now=now)
    if recognised:
        officer.post(f"{BASE}{request.pk}/identity", {"how": "called back"})
    return request


def state(request: RightsRequest) -> str:
    return RightsRequest.objects.get(pk=request.pk).state


def objection(anna: Patron, key: str = "traces") -> Objection:
    now = timezone.now()
    return object_to(anna.pk, register().activities[key], STAFF, SEEN, now=now, because="ik word gevolgd")


@pytest.mark.promise("RIGHT-6")
def test_an_objection_by_mail_works_at_once_and_its_request_closes_with_the_answer(
    officer: Client, anna: Patron
) -> None:
    request = by_mail(officer, anna, Right.OBJECTION)
    officer.post(f"{BASE}{request.pk}/deed", {"activity": "traces", "because": "ik word gevolgd"})
    assert has_objected(anna.pk, "traces")
    assert state(request) == "open"
    officer.post(f"/office/privacy/limits/objections/{Objection.objects.get().pk}", {"honour": "1"})
    assert state(request) == "done"
    assert RightsRequest.objects.count() == 1


@pytest.mark.promise("RIGHT-4")
def test_a_lock_by_mail_is_put_on_from_the_request_and_closes_it(officer: Client, anna: Patron) -> None:
    request = by_mail(officer, anna, Right.RESTRICTION)
    officer.post(f"{BASE}{request.pk}/deed", {"ground": "18(1)(a)"})
    assert restriction_of(anna.pk)
    assert state(request) == "done"
    assert anna.family_name not in officer.get(f"{BASE}{request.pk}/").content.decode()


@pytest.mark.promise("RIGHT-3")
def test_an_erasure_by_mail_shows_its_plan_first_and_then_its_number(officer: Client, anna: Patron) -> None:
    request = by_mail(officer, anna, Right.ERASURE)
    assert "Gaat meteen weg" in officer.get(f"{BASE}{request.pk}/").content.decode()
    done = officer.post(f"{BASE}{request.pk}/deed", {"agreed": "on"}).content.decode()
    assert str(Erasure.objects.get().number) in done
    assert state(request) == "done"
    assert not Patron.objects.filter(family_name=anna.family_name).exists()


@pytest.mark.parametrize("right", [Right.RESTRICTION, Right.OBJECTION, Right.ERASURE])
def test_nothing_is_done_for_who_was_not_recognised(officer: Client, anna: Patron, right: Right) -> None:
    request = by_mail(officer, anna, right, recognised=False)
    typed = {"ground": "18(1)(a)", "activity": "traces", "agreed": "on"}
    officer.post(f"{BASE}{request.pk}/deed", typed)
    assert state(request) == "open"
    assert not has_objected(anna.pk, "traces")
    assert restriction_of(anna.pk) is None
    assert not Erasure.objects.exists()


@pytest.mark.promise("RIGHT-7")
@pytest.mark.parametrize(("right", "words"), [("18", "Gedaan."), ("21", "Gedaan."), ("17", "")])
def test_a_request_is_not_closed_as_done_when_nothing_was_done(
    officer: Client, anna: Patron, right: str, words: str
) -> None:
    request = by_mail(officer, anna, Right(right))
    officer.post(f"{BASE}{request.pk}/complete", {"words": words})
    assert state(request) == "open"
    assert "request_done" not in Notice.objects.values_list("kind", flat=True)


def test_an_erasure_of_one_thing_is_closed_with_what_it_was(officer: Client, anna: Patron) -> None:
    request = by_mail(officer, anna, Right.ERASURE)
    officer.post(f"{BASE}{request.pk}/complete", {"words": "Je telefoonnummer is gewist."})
    assert state(request) == "done"


@pytest.mark.promise("RIGHT-6")
def test_an_objection_that_was_refused_or_taken_back_leaves_no_clock_running(anna: Patron) -> None:
    now = timezone.now()
    answer_objection(objection(anna), "we moeten fouten kunnen herstellen", STAFF, now=now)
    refused = RightsRequest.objects.get()
    assert (refused.state, refused.refusal) == ("refused", "21(1)")
    take_back_objection(objection(anna), STAFF, now=now)
    assert set(RightsRequest.objects.values_list("state", flat=True)) == {"refused", "withdrawn"}


def test_while_another_objection_waits_the_request_waits_too(anna: Patron) -> None:
    first = objection(anna, "traces")
    objection(anna, "cbs")
    objection(anna, "newsletter")
    answer_objection(first, "", STAFF, now=timezone.now())
    assert RightsRequest.objects.get().state == "open"
