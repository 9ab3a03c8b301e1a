"""A request from receipt to answer: nobody resets the clock, every step is kept, and no identity is written down."""

from datetime import date, timedelta

import people
import pytest
from django.core import mail
from django.db import DatabaseError, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from leeszaal.common.actor import Actor
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RequestReminder, RequestStep, RightsRequest
from leeszaal.privacy.requests.answering import complete, extend, refuse, withdraw
from leeszaal.privacy.requests.grounds import Extension, Refusal
from leeszaal.privacy.requests.problems import Problem, RequestError
from leeszaal.privacy.requests.queries import open_requests
from leeszaal.privacy.requests.receiving import record_identity, record_identity_for_log_in, take_in
from leeszaal.privacy.requests.reminding import make_reminders, send_reminder
from leeszaal.privacy.requests.tasks import remind_of_requests, send_one

pytestmark = pytest.mark.django_db
NOW, TODAY = people.NOW, people.TODAY
STAFF = Actor(kind="staff", id=7, branch_id=None, via="desk")
BSN = "111222333"


def asked(right: Right = Right.ERASURE, **options: object) -> RightsRequest:
    """A request that came in by e-mail."""
    return take_in(right, 12, RightsRequest.Intake.EMAIL, STAFF, now=NOW, **options)  # type: ignore[arg-type]


@pytest.mark.promise("RIGHT-7")
def test_a_letter_starts_the_clock_on_its_own_date() -> None:
    request = asked(dated_on=TODAY - timedelta(days=9), received_on=TODAY - timedelta(days=2))
    assert request.begun_on == date(2026, 11, 15)
    assert request.due_on == date(2026, 12, 15)
    assert asked().due_on == date(2026, 12, 24)


@pytest.mark.promise("RIGHT-7")
@pytest.mark.parametrize("field", ["dated_on", "received_on", "begun_on", "due_on"])
def test_the_database_refuses_to_set_the_clock_back(field: str) -> None:
    request = asked(dated_on=TODAY - timedelta(days=9))
    with pytest.raises(DatabaseError), transaction.atomic():
        RightsRequest.objects.filter(pk=request.pk).update(**{field: TODAY + timedelta(days=60)})


def test_the_database_refuses_a_clock_that_begins_late_and_a_second_extension() -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        RightsRequest.objects.create(
            person_kind="patron",
            person_id=1,
            right=Right.ACCESS,
            intake="desk",
            received_on=TODAY,
            begun_on=TODAY + timedelta(days=1),
            due_on=TODAY + timedelta(days=40),
        )
    request = asked()
    extend(request.pk, Extension.COMPLEX, "Er zijn veel gegevens.", STAFF, now=NOW)
    with pytest.raises(DatabaseError), transaction.atomic():
        RightsRequest.objects.filter(pk=request.pk).update(due_on=TODAY + timedelta(days=300))


def test_a_letter_from_the_future_or_with_a_citizen_service_number_is_not_taken_in() -> None:
    with pytest.raises(RequestError) as later:
        asked(dated_on=TODAY, received_on=TODAY - timedelta(days=1))
    assert later.value.problems == {"dated_on": Problem.DATED_LATER}
    with pytest.raises(RequestError) as future:
        asked(received_on=TODAY + timedelta(days=1))
    assert future.value.problems == {"received_on": Problem.RECEIVED_LATER}
    with pytest.raises(RequestError) as number:
        asked(wish=f"Mijn BSN is {BSN}")
    assert number.value.problems == {"wish": Problem.HOLDS_BSN}


def test_more_time_is_taken_once_with_a_reason_and_only_in_the_first_month() -> None:
    request = asked()
    with pytest.raises(RequestError) as silent:
        extend(request.pk, Extension.COMPLEX, "  ", STAFF, now=NOW)
    assert silent.value.problems == {"words": Problem.NO_WORDS}
    late = NOW + timedelta(days=31)
    with pytest.raises(RequestError) as too_late:
        extend(request.pk, Extension.COMPLEX, "Veel werk.", STAFF, now=late)
    assert too_late.value.problems == {"": Problem.MONTH_IS_OVER}
    extend(request.pk, Extension.COMPLEX, "Veel werk.", STAFF, now=NOW + timedelta(days=30))
    request.refresh_from_db()
    assert request.due_on == date(2027, 2, 24)
    with pytest.raises(RequestError) as again:
        extend(request.pk, Extension.COMPLEX, "Nog meer werk.", STAFF, now=NOW)
    assert again.value.problems == {"": Problem.EXTENDED_ALREADY}


def test_nothing_is_done_before_somebody_checked_who_asks() -> None:
    request = asked()
    with pytest.raises(RequestError) as unknown:
        complete(request.pk, "", STAFF, now=NOW)
    assert unknown.value.problems == {"": Problem.NOT_IDENTIFIED}
    record_identity(request, IdentityCheck.How.CALLED_BACK, STAFF, now=NOW)
    complete(request.pk, "Gewist.", STAFF, now=NOW)
    request.refresh_from_db()
    assert (request.state, request.answer, request.closed_on) == ("done", "Gewist.", TODAY)
    assert [step.what for step in request.steps.all()] == ["received", "identity checked", "done"]
    with pytest.raises(RequestError) as closed:
        withdraw(request.pk, STAFF, now=NOW)
    assert closed.value.problems == {"": Problem.CLOSED}


def test_a_refusal_has_a_ground_that_fits_and_words_of_its_own() -> None:
    request = asked(Right.ACCESS)
    with pytest.raises(RequestError) as unfit:
        refuse(request.pk, Refusal.LEGAL_DUTY, "De wet.", STAFF, now=NOW)
    assert unfit.value.problems == {"ground": Problem.NOT_OF_THIS_RIGHT}
    with pytest.raises(RequestError) as silent:
        refuse(request.pk, Refusal.RIGHTS_OF_OTHERS, "", STAFF, now=NOW)
    assert silent.value.problems == {"words": Problem.NO_WORDS}
    refuse(request.pk, Refusal.RIGHTS_OF_OTHERS, "Er staat een ander op.", STAFF, now=NOW)
    assert not open_requests().exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        RightsRequest.objects.filter(pk=request.pk).update(refusal="")


@pytest.mark.promise("MIJN-4")
def test_of_a_check_of_identity_only_how_and_by_whom_is_kept() -> None:
    record_identity_for_log_in(12, IdentityCheck.How.CONTROL_QUESTIONS, STAFF, now=NOW)
    kept = IdentityCheck.objects.values().get()
    assert kept.pop("id")
    assert kept == {
        "person_kind": "patron",
        "person_id": 12,
        "purpose": "log-in",
        "how": "questions",
        "checked_at": NOW,
        "actor_kind": "staff",
        "actor_id": 7,
        "request_id": None,
    }


@pytest.mark.promise("RIGHT-7")
def test_the_privacy_officer_is_reminded_before_the_last_day_and_the_management_hears_of_what_is_late() -> None:
    request = asked()
    sent = []
    for days in range(-10, 3):
        today = request.due_on + timedelta(days=days)
        for _ in range(2):
            sent += [(days, reminder.pk) for reminder in make_reminders(today=today, now=NOW)]
    assert [days for days, _ in sent] == [-7, 0, 1]
    for _, reminder_id in [*sent, *sent]:
        send_reminder(reminder_id, now=NOW)
    officer, management = "privacy@bibliotheek-lindeveen.example", "info@bibliotheek-lindeveen.example"
    assert [message.to for message in mail.outbox] == [[officer], [officer], [officer, management]]
    assert f"/office/privacy/requests/{request.pk}/" in mail.outbox[0].body
    assert RequestReminder.objects.exclude(sent_at=None).count() == 3


def test_the_morning_round_is_a_job_that_the_worker_knows_and_each_reminder_is_another() -> None:
    app.perform_import_paths()
    assert {"privacy.remind_of_requests", "privacy.send_reminder"} <= app.tasks.keys()
    request = asked()
    remind_of_requests(timestamp=int(NOW.timestamp()) + (request.due_on - TODAY).days * 24 * 3600)
    job = ProcrastinateJob.objects.get(task_name="privacy.send_reminder")
    assert job.args == {"reminder_id": RequestReminder.objects.get().pk}
    send_one(**job.args)
    assert "Verzoek" in mail.outbox[0].subject


def test_an_answered_request_is_not_reminded_of() -> None:
    request = asked()
    (reminder,) = make_reminders(today=request.due_on, now=NOW)
    withdraw(request.pk, STAFF, now=NOW)
    send_reminder(reminder.pk, now=NOW)
    assert mail.outbox == []
    assert make_reminders(today=request.due_on, now=NOW) == []


def test_each_step_names_who_did_it() -> None:
    request = asked()
    refuse(request.pk, Refusal.STILL_NEEDED, "Je bent nog lid.", STAFF, now=NOW)
    assert set(RequestStep.objects.values_list("actor_kind", "actor_id")) == {("staff", 7)}
