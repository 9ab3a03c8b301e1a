"""An objection works from the moment it is made, and ends only with an answer."""

import people
import pytest
from django.test import Client
from django.urls import reverse

from leeszaal.login.models import Role
from leeszaal.notices.handling_limits import answer_objection
from leeszaal.patrons.models import Patron
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Objection
from leeszaal.privacy.objection import NotToBeRefusedError, has_objected, object_to, objectionable, refuse
from leeszaal.privacy.objection.making import CannotObjectError
from leeszaal.privacy.objection.weighing import DIRECT_MARKETING

pytestmark = pytest.mark.django_db
NOW = people.NOW


def objection_of(patron: Patron, activity: str = "traces") -> Objection:
    return object_to(patron.pk, register().activities[activity], now=NOW, because="ik word gevolgd")


@pytest.mark.promise("RIGHT-6")
def test_it_stands_in_the_transaction_in_which_it_is_made() -> None:
    patron = people.patron()
    assert not has_objected(patron.pk, "traces")
    objection_of(patron)
    assert has_objected(patron.pk, "traces")
    assert not has_objected(patron.pk, "journal")


def test_one_can_object_to_a_public_task_an_interest_and_advertising_and_to_nothing_else() -> None:
    found = {activity.key: activity.basis.article for activity in objectionable(register())}
    assert found.keys() >= DIRECT_MARKETING
    assert {basis for key, basis in found.items() if key not in DIRECT_MARKETING} <= {"6(1)(e)", "6(1)(f)"}
    with pytest.raises(CannotObjectError):
        objection_of(people.patron(), "lending")


def test_objecting_twice_keeps_the_first_moment() -> None:
    patron = people.patron()
    assert objection_of(patron).pk == objection_of(patron).pk


@pytest.mark.promise("RIGHT-6")
def test_a_refusal_needs_reasons_and_is_told_to_the_person() -> None:
    patron, staff = people.patron(), people.at_desk()
    objection = objection_of(patron)
    with pytest.raises(NotToBeRefusedError):
        refuse(objection, "  ", 1, now=NOW)
    answer_objection(objection, "we moeten fouten kunnen herstellen", staff, now=NOW)
    assert not has_objected(patron.pk, "traces")
    assert patron.notices.get().kind == "objection_answered"


@pytest.mark.promise("RIGHT-6")
def test_an_objection_to_advertising_is_honoured_as_it_is_made() -> None:
    objection = objection_of(people.patron(), "welcome")
    assert (objection.answer, objection.until) == ("honoured", None)
    with pytest.raises(NotToBeRefusedError):
        refuse(objection, "het is goed voor de bibliotheek", 1, now=NOW)


@pytest.mark.promise("RIGHT-6")
def test_an_objection_to_advertising_is_never_refused() -> None:
    patron = people.patron()
    objection = Objection.objects.create(
        person_kind="patron", person_id=patron.pk, activity=min(DIRECT_MARKETING), since=NOW
    )
    with pytest.raises(NotToBeRefusedError):
        refuse(objection, "het is goed voor de bibliotheek", 1, now=NOW)
    assert has_objected(patron.pk, objection.activity)


def test_an_objection_is_made_and_taken_back_on_the_own_page(client: Client) -> None:
    patron = people.patron(password=people.PASSWORD)
    people.log_in(client, patron)
    client.post(reverse("account:object"), {"activity": "traces", "because": ""})
    assert has_objected(patron.pk, "traces")
    page = client.get(reverse("account:limits"))
    assert page.status_code == 200
    client.post(reverse("account:take_back", args=[Objection.objects.get().pk]))
    assert not has_objected(patron.pk, "traces")


def test_the_privacy_officer_weighs_it_without_a_name(client: Client) -> None:
    patron = people.patron()
    objection = objection_of(patron)
    people.log_in(client, people.staff("privacy", [Role.PRIVACY]))
    page = client.get(reverse("office:limits")).content.decode()
    assert "ik word gevolgd" in page
    assert patron.family_name not in page
    client.post(reverse("office:answer_objection", args=[objection.pk]), {"honour": "1"})
    objection.refresh_from_db()
    assert (objection.answer, objection.until) == ("honoured", None)
