"""What logging in leaves behind is gone the day after, and accounts of who left within half a year."""

from collections.abc import Callable
from datetime import date, timedelta

import people
from django.contrib.sessions.models import Session
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from small_library import at, item, member

from leeszaal.catalogue.models import ItemChange, RecordVersion
from leeszaal.login.models import LoginThrottle, StaffMember, User
from leeszaal.notices.models import Notice

Night = Callable[..., None]
DAY = date(2026, 2, 1)


def test_a_session_that_has_expired_goes_and_one_that_runs_stays(night: Night) -> None:
    for key, expires_on in (("old", DAY), ("new", DAY + timedelta(days=1))):
        Session.objects.create(session_key=key, session_data="", expire_date=at(expires_on))
    night(DAY + timedelta(days=1))
    assert [session.session_key for session in Session.objects.all()] == ["new"]


def test_wrong_attempts_go_after_a_day_unless_the_lock_still_holds(night: Night) -> None:
    in_force = at(date(2100, 1, 1))
    LoginThrottle.objects.create(key_hash="a", failures=1, first_failed_at=at(DAY))
    LoginThrottle.objects.create(key_hash="b", failures=9, first_failed_at=at(DAY), locked_until=in_force)
    night(DAY)
    assert LoginThrottle.objects.count() == 2
    night(DAY + timedelta(days=1))
    assert [row.key_hash for row in LoginThrottle.objects.all()] == ["b"]


def test_a_closed_staff_account_goes_half_a_year_after_the_last_log_in(night: Night) -> None:
    left, works = people.staff("vertrokken"), people.staff("blijver")
    User.objects.update(last_login=at(DAY), created_at=at(DAY))
    User.objects.filter(staff=left).update(is_active=False)
    night(date(2026, 7, 31))
    assert StaffMember.objects.count() == 2
    night(date(2026, 8, 1))
    assert list(StaffMember.objects.all()) == [works]
    assert User.objects.count() == 1


def test_a_message_goes_after_thirty_days_unless_it_still_waits(night: Night) -> None:
    patron = member(member_until=date(2040, 1, 1))
    for state in (Notice.State.SENT, Notice.State.WAITING):
        Notice.objects.create(key=state, kind="due_soon", patron=patron, state=state, created_at=at(DAY))
    night(DAY + timedelta(days=29))
    assert Notice.objects.count() == 2
    night(DAY + timedelta(days=30))
    assert [notice.state for notice in Notice.objects.all()] == [Notice.State.WAITING]


def test_a_job_that_is_done_goes_after_a_week_and_one_to_do_stays(night: Night) -> None:
    done, waiting = _job("succeeded"), _job("todo")
    night(DAY + timedelta(days=6))
    assert ProcrastinateJob.objects.filter(pk=done).exists()
    night(DAY + timedelta(days=7))
    assert list(ProcrastinateJob.objects.values_list("pk", flat=True)) == [waiting]


def test_after_a_year_the_catalogue_forgets_who_changed_something_but_not_what(night: Night) -> None:
    staff, copy = people.staff(), item()
    RecordVersion.objects.create(
        record=copy.record,
        marc=b"x",
        syntax="iso2709",
        suppressed=False,
        verb="edit",
        changed_at=at(DAY),
        changed_by=staff,
    )
    ItemChange.objects.create(item=copy, verb="edit", changed_at=at(DAY), changed_by=staff)
    night(date(2027, 1, 31))
    assert RecordVersion.objects.get().changed_by == ItemChange.objects.get().changed_by == staff
    night(date(2027, 2, 1))
    assert RecordVersion.objects.get().changed_by is ItemChange.objects.get().changed_by is None
    assert bytes(RecordVersion.objects.get().marc) == b"x"


def _job(last_status: str) -> int:
    """A job of the queue that came to a status on the day; the queue notes each step itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status)"
            " VALUES ('q', 't', '{}', 'todo') RETURNING id"
        )
        (job,) = cursor.fetchone()
        for status in ("doing", last_status) if last_status != "todo" else ():
            cursor.execute(
                "UPDATE procrastinate_jobs SET status = %s::procrastinate_job_status WHERE id = %s", [status, job]
            )
        cursor.execute("UPDATE procrastinate_events SET at = %s WHERE job_id = %s", [at(DAY), job])
        return int(job)
