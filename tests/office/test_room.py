"""The privacy officer's room: what needs a decision comes first, and nothing in it names anybody."""

from dataclasses import replace
from datetime import timedelta

import people
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from leeszaal.common.periods import Period
from leeszaal.login.models import Role
from leeszaal.office.room_tabs import GROUPS, tabs
from leeszaal.office.room_waiting import lines
from leeszaal.privacy.changes import look, waiting
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.decisions import Decision, Waiting
from leeszaal.privacy.declared import register
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import Objection, RegisterChange, RightsRequest
from leeszaal.privacy.retention import nightly_round

pytestmark = pytest.mark.django_db
ROOM = "/office/privacy/"
STATEMENTS = 60
"""More than the room asks of the database, however much waits and happened."""


@pytest.fixture
def officer(client: Client) -> Client:
    return people.log_in(client, people.staff("prisca", [Role.PRIVACY]))


def ask(person_id: int, days_left: int) -> RightsRequest:
    """A request of somebody that must be answered so many days from now."""
    today = timezone.localdate()
    begun = today + timedelta(days=days_left - 30)
    return RightsRequest.objects.create(
        person_kind="patron",
        person_id=person_id,
        right=Right.ACCESS,
        intake=RightsRequest.Intake.LETTER,
        dated_on=begun,
        received_on=begun,
        begun_on=begun,
        due_on=today + timedelta(days=days_left),
    )


def object_to(person_id: int) -> None:
    Objection.objects.create(person_kind="patron", person_id=person_id, activity="history", since=timezone.now())


def page_of(client: Client) -> str:
    return client.get(ROOM, headers={"accept-language": "en"}).content.decode()


def test_nothing_waits_in_a_library_that_has_just_opened(officer: Client) -> None:
    assert "Nothing waits for a decision." in page_of(officer)


def test_what_is_late_comes_before_what_has_time_and_leads_to_its_page(officer: Client) -> None:
    object_to(people.patron().pk)
    ask(people.patron().pk, days_left=-3)
    page = page_of(officer)
    late, later = page.index("Requests that wait for an answer"), page.index("Objections to weigh")
    assert late < later
    assert page.count(f'href="{reverse("office:limits")}"') == 1
    assert "3 days late" in page


def test_what_has_no_last_day_comes_last() -> None:
    today = timezone.localdate()
    days = {"soon": today + timedelta(days=2), "never": None, "late": today - timedelta(days=1)}
    made = [
        Decision(key, key, "office:requests", lambda now, due_on=due_on: Waiting(1, due_on))
        for key, due_on in days.items()
    ]
    assert [line.key for line in lines(made, timezone.now(), is_officer=True)] == ["late", "soon", "never"]


def test_every_decision_leads_to_a_page_and_counts_nothing_in_an_empty_library(db: None) -> None:
    now = timezone.now()
    for decision in claimed().decisions:
        assert reverse(decision.page), decision.key
        assert decision.look(now).count == 0, decision.key


def test_a_manager_sees_what_waits_but_is_not_sent_to_a_page_that_refuses_managers(client: Client) -> None:
    object_to(people.patron().pk)
    page = page_of(people.log_in(client, people.staff("directie", [Role.MANAGER])))
    assert "Objections to weigh" in page
    assert "(for the privacy officer)" in page


def test_the_room_names_nobody(officer: Client) -> None:
    patron = people.patron(given_names="Ottilie", family_name="Zonneveld")
    ask(patron.pk, days_left=4)
    object_to(patron.pk)
    page = page_of(officer)
    assert "Ottilie" not in page
    assert "Zonneveld" not in page


def test_the_room_asks_no_more_of_the_database_however_much_waits(
    officer: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for days_left in range(-3, 12):
        ask(people.patron().pk, days_left)
    nightly_round(register(), timezone.localdate())
    with django_assert_max_num_queries(STATEMENTS):
        officer.get(ROOM)


def test_the_last_links_of_the_chain_are_computed_again(officer: Client) -> None:
    for _night in range(2):
        nightly_round(register(), timezone.localdate())
    assert "The last links hold" in page_of(officer)


def test_one_person_agrees_on_the_page_and_it_still_waits_until_another_does(officer: Client) -> None:
    look(register(), timezone.now())
    change = _another_register()
    agree = reverse("office:agree_to_change", args=[change.number])
    for _twice in range(2):
        officer.post(agree, {"fingerprint": change.fingerprint})
    assert "Change 2 waits for two people" in page_of(officer)
    manager = people.log_in(Client(), people.staff("directie", [Role.MANAGER]))
    manager.post(agree, {"fingerprint": change.fingerprint})
    assert waiting() is None
    assert (
        "Two people agreed"
        in officer.get("/office/privacy/changes/", headers={"accept-language": "en"}).content.decode()
    )


def test_the_page_of_a_change_tells_in_words_what_got_longer(officer: Client) -> None:
    look(register(), timezone.now())
    _another_register()
    page = officer.get("/office/privacy/changes/", headers={"accept-language": "en"}).content.decode()
    assert "protects less" in page
    assert "40 years" in page


def test_each_page_of_the_room_stands_under_the_group_that_it_belongs_to() -> None:
    groups, pages = tabs("/office/privacy/activities/lending/", is_officer=True)
    assert [str(tab.title) for tab in groups if tab.here] == [str(GROUPS[2].title)]
    assert [tab.address for tab in pages if tab.here] == ["/office/privacy/activities/"]
    assert tabs(ROOM, is_officer=True)[1] == []


def test_the_tabs_lead_a_manager_and_the_privacy_officer_to_no_page_that_refuses_them() -> None:
    for name, role in (("directie", Role.MANAGER), ("prisca", Role.PRIVACY)):
        browser = people.log_in(Client(), people.staff(name, [role]))
        groups, _pages = tabs(ROOM, is_officer=role == Role.PRIVACY)
        for group in groups:
            _groups, pages = tabs(group.address, is_officer=role == Role.PRIVACY)
            for address in {group.address, *(tab.address for tab in pages)}:
                assert browser.get(address).status_code == 200, (role, address)


def _another_register() -> RegisterChange:
    """The change that waits when loans are kept for forty years."""
    lending = register().activities["lending"]
    longer = replace(lending, keeping=(replace(lending.keeping[0], lasts=Period.parse("P40Y")), *lending.keeping[1:]))
    changed = look(replace(register(), activities={**register().activities, "lending": longer}), timezone.now())
    assert changed is not None
    return changed
