"""Looks are written by one door, stay as they are, and are told as they were: to the person without names."""

import json
from datetime import date, timedelta

import people
import pytest
from click.testing import CliRunner
from django.db import DatabaseError, connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.login.models import Role
from leeszaal.patrons.models import Guardianship, Patron
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.looks.door import Gathering
from leeszaal.privacy.looks.kinds import Actor, Onlooker, Reason
from leeszaal.privacy.looks.telling import said_looks
from leeszaal.privacy.looks.writing import Eyes, record_look
from leeszaal.privacy.models import Look, LookedAt, LookedAtStaff
from leeszaal.site.cli.looks import command


@pytest.fixture
def anna(db: None) -> Patron:
    return people.patron(password=people.PASSWORD)


def look_at(*patrons: Patron, by: int = 1, sealed: bool = False, reason: Reason = Reason.SERVING) -> None:
    shown = {patron.pk for patron in patrons}
    seen = Gathering(reason, "lending", people=shown, sealed=shown if sealed else set())
    record_look(Eyes(Actor.STAFF, by, Onlooker.DESK, people.branch().pk), seen, "desk:patron", now=timezone.now())


def refused(sql: str) -> bool:
    """Tell whether the database refuses a statement."""
    try:
        with transaction.atomic(), connections["default"].cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError:
        return True
    return False


@pytest.mark.promise("SERV-1")
def test_no_role_changes_a_look_and_only_the_nightly_round_takes_one_away(anna: Patron) -> None:
    look_at(anna)
    for role, whom in (("desk", None), ("office", None), ("lending", None), ("sip2", None), ("rights", anna.pk)):
        with acting_as(role, whom):
            assert refused("UPDATE privacy_look SET reason = 'other'")
            assert refused("DELETE FROM privacy_lookedat")
            assert refused("INSERT INTO privacy_lookedat (look_id, person_kind, person_id) VALUES (1, 'patron', 1)")
    with acting_as("retention"):
        assert refused("UPDATE privacy_look SET actor_id = 2")
        assert not refused("DELETE FROM privacy_lookedat")


def test_who_reads_no_people_writes_no_looks(anna: Patron) -> None:
    with acting_as("public"), pytest.raises(DatabaseError), transaction.atomic():
        look_at(anna)
    assert not Look.objects.exists()


@pytest.mark.promise("MIJN-1")
def test_the_own_page_and_the_command_line_say_the_same_without_a_name(
    anna: Patron, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "close_all", lambda: None)
    joris = people.staff()
    look_at(anna, by=joris.pk)
    done = CliRunner().invoke(command, ["--card", people.card_of(anna), "--json"])
    told = json.loads(done.output)["looks"]
    page = people.log_in(Client(), anna).get(reverse("account:looks")).content.decode()
    assert [look["who"] for look in told] == ["De beheerder van ons systeem", "Een medewerker van de balie"]
    assert all(look[part] in page for look in told for part in ("shown_at", "who", "branch", "why", "purpose"))
    assert "Joris" not in page
    assert "Joris" not in done.output


def test_a_visit_to_the_own_page_leaves_no_look_and_of_another_person_nothing_is_told(anna: Patron) -> None:
    look_at(people.patron())
    page = people.log_in(Client(), anna).get(reverse("account:looks"))
    assert page.context["page"].object_list == []
    assert Look.objects.count() == 1


def test_a_parent_who_looks_at_a_child_is_told_to_the_child(anna: Patron) -> None:
    child = people.patron(given_names="Kim", born_on=date.today() - timedelta(days=3000))  # noqa: DTZ011  any day will do
    Guardianship.objects.create(guardian=anna, child=child, since_on=people.TODAY)
    browser = people.log_in(Client(), anna)
    browser.get(reverse("account:child", args=[child.pk]))
    browser.get(reverse("account:child", args=[child.pk]))
    (told,) = said_looks(child.pk, "en")
    assert (told.who, told.pages) == ("Somebody of your family", 2)


def test_the_officer_sees_names_and_that_look_is_written_down_about_both(anna: Patron, client: Client) -> None:
    joris = people.staff("joris")
    look_at(anna, by=joris.pk)
    people.log_in(client, people.staff("prisca", [Role.PRIVACY]))
    page = client.post(reverse("office:looks"), {"card": people.card_of(anna)}).content.decode()
    assert joris.name in page
    own = Look.objects.latest("pk")
    assert (own.reason, own.activity) == ("oversight", "looks")
    assert LookedAt.objects.get(look=own).person_id == anna.pk
    assert set(LookedAtStaff.objects.filter(look=own).values_list("staff_id", flat=True)) >= {joris.pk}


def test_many_records_in_an_hour_and_namesakes_stand_out(db: None, client: Client) -> None:
    joris = people.staff("joris")
    family = joris.name.split()[-1]
    for number in range(60):
        look_at(people.patron(family_name=family if number < 2 else "Berg", member_until=None), by=joris.pk)
    people.log_in(client, people.staff("prisca", [Role.PRIVACY]))
    patterns = client.get(reverse("office:looks")).context["patterns"]
    assert {(each.kind, each.times) for each, _ in patterns} == {("many", 1), ("namesake", 2), ("no_deed", 60)}


def test_a_look_at_a_claim_under_silence_is_not_told(anna: Patron) -> None:
    look_at(anna, sealed=True)
    assert said_looks(anna.pk, "nl") == []
    with acting_as("rights", anna.pk):
        assert not Look.objects.exists()
        assert not LookedAt.objects.exists()
