"""Staff: given a log-in, another role or another branch, and never locked out by their own hand."""

from typing import Any

import people
import pytest
from django.test import Client
from django.urls import reverse

from leeszaal.login.models import Role, StaffMember

pytestmark = pytest.mark.django_db
NEW = reverse("office:new_staff")


def form(**changed: Any) -> dict[str, Any]:
    """What is filled in about a staff member."""
    filled = {"name": "Noor de Haan", "email": "", "branch": people.branch().pk, "roles": [Role.DESK], "active": "on"}
    return filled | changed


def new(**changed: Any) -> dict[str, Any]:
    """What is filled in about somebody new."""
    return form(login="noor", password="fietsbel op zolder") | changed


@pytest.fixture
def clerk(db: None) -> StaffMember:
    return people.staff("balie", [Role.DESK])


def test_somebody_new_can_log_in_and_sets_up_the_second_step_then(office: Client) -> None:
    office.post(NEW, new(login=" Noor ", roles=[Role.DESK, Role.CATALOGUE]))
    made = StaffMember.objects.get(user__username="noor")
    assert made.user.check_password("fietsbel op zolder")
    assert (made.roles, made.totp_secret) == ([Role.DESK, Role.CATALOGUE], None)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"login": "directie"}, "login"),
        ({"login": "DIRECTIE"}, "login"),
        ({"login": "21000000000013"}, "login"),
        ({"login": "noor@lezers.example"}, "login"),
        ({"password": "kort"}, "password"),
        ({"password": "1234567890"}, "password"),
        ({"roles": []}, "roles"),
        ({"roles": ["directeur"]}, "roles"),
        ({"branch": 0}, "branch"),
    ],
)
def test_what_is_wrong_about_somebody_new_is_told_at_its_field(
    office: Client, wrong: dict[str, Any], field: str
) -> None:
    page = office.post(NEW, new(**wrong)).content.decode()
    assert f'id="id_{field}_error"' in page
    assert "fietsbel op zolder" not in page
    assert StaffMember.objects.count() == 1


def test_another_role_and_another_branch_hold_from_the_next_request(office: Client, clerk: StaffMember) -> None:
    browser = people.log_in(Client(), clerk)
    harbour = people.branch("haven")
    office.post(reverse("office:staff_member", args=[clerk.pk]), form(roles=[Role.CATALOGUE], branch=harbour.pk))
    clerk.refresh_from_db()
    assert (clerk.branch, clerk.name) == (harbour, "Noor de Haan")
    assert browser.get(reverse("office:records")).status_code == 200


def test_a_closed_log_in_loses_its_session(office: Client, clerk: StaffMember) -> None:
    browser = people.log_in(Client(), clerk)
    assert browser.get(reverse("office:home")).status_code == 200
    office.post(reverse("office:staff_member", args=[clerk.pk]), form(active=""))
    assert browser.get(reverse("office:home")).status_code == 302


def test_a_forgotten_password_gets_a_new_one_and_ends_the_sessions(office: Client, clerk: StaffMember) -> None:
    browser = people.log_in(Client(), clerk)
    office.post(reverse("office:staff_member", args=[clerk.pk]), form(password="kort"))
    assert browser.get(reverse("office:home")).status_code == 200
    office.post(reverse("office:staff_member", args=[clerk.pk]), form(password="regenjas aan de kapstok"))
    clerk.user.refresh_from_db()
    assert clerk.user.check_password("regenjas aan de kapstok")
    assert browser.get(reverse("office:home")).status_code == 302


@pytest.mark.parametrize(
    ("wrong", "field"), [({"active": ""}, "active"), ({"roles": [Role.DESK]}, "roles"), ({"roles": []}, "roles")]
)
def test_nobody_locks_themselves_out(office: Client, manager: StaffMember, wrong: dict[str, Any], field: str) -> None:
    address = reverse("office:staff_member", args=[manager.pk])
    page = office.post(address, form(roles=[Role.MANAGER]) | wrong).content.decode()
    assert f'id="id_{field}_error"' in page
    manager.refresh_from_db()
    assert manager.user.is_active
    assert manager.roles == [Role.MANAGER]


def test_a_manager_may_change_the_rest_about_themselves(office: Client, manager: StaffMember) -> None:
    office.post(reverse("office:staff_member", args=[manager.pk]), form(roles=[Role.MANAGER, Role.PRIVACY]))
    manager.refresh_from_db()
    assert (manager.name, manager.roles) == ("Noor de Haan", [Role.MANAGER, Role.PRIVACY])


def test_a_manager_resets_the_second_step_of_another(office: Client, clerk: StaffMember) -> None:
    office.post(reverse("office:reset_second_factor", args=[clerk.pk]))
    clerk.refresh_from_db()
    assert clerk.totp_secret is None


def test_ones_own_second_step_is_reset_by_another_manager(office: Client, manager: StaffMember) -> None:
    address = reverse("office:reset_second_factor", args=[manager.pk])
    assert "notice-error" in office.post(address, follow=True).content.decode()
    manager.refresh_from_db()
    assert manager.totp_secret == people.TOTP_SECRET
