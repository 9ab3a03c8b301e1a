"""Who of the staff was not trained in privacy sees no data of members: refused at the door, and by the database."""

from datetime import date, timedelta

import people
import pytest
from django.db import transaction
from django.db.utils import ProgrammingError
from django.test import Client
from django.utils import timezone

from leeszaal.login.models import Role, StaffMember
from leeszaal.patrons.models import Patron
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.access.rights import declared_rights
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Look, LookedAt, Training
from leeszaal.privacy.training.deciding import DECISION
from leeszaal.privacy.training.problems import Problem, TrainingError
from leeszaal.privacy.training.recording import counts_until, record

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
REFUSED = "Zonder privacytraining die nog telt"


def of(member: StaffMember) -> Client:
    return people.log_in(Client(headers={"accept-language": "nl"}), member)


@pytest.mark.promise("TRAIN-1")
@pytest.mark.parametrize(
    "address", ["/desk/", "/desk/overdue/", "/office/privacy/requests/", "/office/privacy/limits/"]
)
def test_without_training_pages_with_members_are_refused_with_what_to_do(address: str) -> None:
    answer = of(people.staff("nieuw", list(Role), trained=False)).get(address)
    assert (answer.status_code, REFUSED in answer.content.decode()) == (403, True)


@pytest.mark.promise("TRAIN-1")
def test_without_training_no_page_of_the_desk_shows_a_member() -> None:
    reader = people.patron(family_name="Kwikstaart")
    browser = of(people.staff("nieuw", list(Role), trained=False))
    for address in (f"/desk/patrons/{reader.pk}/", f"/desk/patrons/{reader.pk}/details", "/desk/?q=Kwik"):
        answer = browser.get(address)
        assert answer.status_code == 403
        assert "Kwikstaart" not in answer.content.decode()


@pytest.mark.promise("TRAIN-1")
def test_the_role_of_who_was_not_trained_reads_no_member() -> None:
    people.patron()
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with acting_as("untrained"), refused, transaction.atomic():
        Patron.objects.values_list("family_name", flat=True).first()


def test_the_role_of_who_was_not_trained_has_no_column_about_members() -> None:
    reads = declared_rights(register())["untrained"].reads
    trails = claimed().trails
    about = {each.table for each in trails if each.people == "patron"} - {
        each.table for each in trails if each.people == "staff"
    }
    assert not {column for column in reads if column.rpartition(".")[0] in about}


def test_work_without_members_goes_on_without_training() -> None:
    browser = of(people.staff("nieuw", list(Role), trained=False))
    pages = ("/office/", "/office/branches/", "/office/records/", "/office/staff/", "/office/privacy/training/")
    assert {browser.get(page).status_code for page in pages} == {200}


@pytest.mark.parametrize(("days", "status"), [(-1, 403), (0, 200), (1, 200)])
def test_a_training_counts_up_to_its_last_day(days: int, status: int) -> None:
    member = people.staff("balie", trained=False)
    people.train(member, TODAY + timedelta(days=days))
    assert of(member).get("/desk/").status_code == status


def test_the_library_sets_how_long_a_training_counts() -> None:
    assert counts_until(register(), date(2026, 3, 31)) == date(2028, 3, 31)


def test_a_manager_writes_down_a_training_and_the_desk_opens() -> None:
    manager, clerk = people.staff("beheer", [Role.MANAGER]), people.staff("balie", trained=False)
    filled = {"staff_id": clerk.pk, "course": "Privacy aan de balie", "given_on": TODAY.isoformat(), "certificate": ""}
    of(manager).post("/office/privacy/training/", filled)
    made = Training.objects.get(staff_id=clerk.pk)
    assert (made.recorded_by, made.valid_until) == (manager.pk, counts_until(register(), TODAY))
    assert of(clerk).get("/desk/").status_code == 200


def test_somebody_else_writes_down_ones_own_training_unless_nobody_else_can() -> None:
    first = people.staff("eerste", [Role.MANAGER], trained=False)
    filled = {"staff_id": first.pk, "course": "Privacy", "given_on": TODAY.isoformat()}
    of(first).post("/office/privacy/training/", filled)
    assert of(first).get("/office/privacy/requests/").status_code == 200
    second = people.staff("tweede", [Role.MANAGER], trained=False)
    page = of(second).post("/office/privacy/training/", filled | {"staff_id": second.pk})
    assert "Iemand anders moet jouw training opschrijven." in page.content.decode()
    assert not Training.objects.filter(staff_id=second.pk).exists()


@pytest.mark.parametrize(
    ("given_on", "problem"),
    [(TODAY + timedelta(days=1), Problem.LATER), (date(2020, 1, 1), Problem.TOO_LONG_AGO)],
    ids=["tomorrow", "years ago"],
)
def test_a_training_to_come_or_of_years_ago_is_not_written_down(given_on: date, problem: Problem) -> None:
    with pytest.raises(TrainingError) as refused:
        record(1, "Privacy", given_on, by=2, register=register(), others_can=True, now=timezone.now())
    assert refused.value.problems == {"given_on": problem}


def test_trainings_that_end_within_a_month_wait_for_the_privacy_officer() -> None:
    people.train(people.staff("lang"), TODAY + timedelta(days=400))
    people.train(people.staff("kort", trained=False), TODAY + timedelta(days=30))
    waiting = DECISION.look(timezone.now())
    assert (waiting.count, waiting.due_on) == (1, TODAY + timedelta(days=30))


@pytest.mark.promise("TRAIN-1")
def test_the_live_proof_finds_a_look_without_training() -> None:
    trained, untrained, reader = people.staff("wel"), people.staff("niet", trained=False), people.patron()
    for number, member in enumerate((trained, untrained)):
        look = Look.objects.create(
            at=timezone.now(),
            actor_kind="staff",
            actor_id=member.pk,
            role="desk",
            activity="lending",
            reason="serving",
            page="patron",
            trace=f"0000000{number}-0000-0000-0000-000000000000",
        )
        LookedAt.objects.create(look=look, person_id=reader.pk)
    proof = next(each for each in claimed().proofs if each.promise == "TRAIN-1")
    found = proof.look(register(), TODAY)
    assert (found.checked, found.failed) == (2, 1)
