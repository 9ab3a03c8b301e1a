"""A night that would erase very much waits for two people; and when erasing stands still, somebody hears of it."""

from datetime import timedelta
from pathlib import Path

import people
import pytest
from django.conf import LazySettings
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.utils import timezone

from leeszaal.login.models import Role
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Approval, Proof
from leeszaal.privacy.retention import Night, Rule, agreeing, make_round, nightly_round
from leeszaal.privacy.retention.alarm import warn_when_wrong
from leeszaal.privacy.retention.standing import standing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def few_rows_are_many(settings: LazySettings) -> None:
    settings.ERASE_ROWS = 3


def leave_sessions(count: int) -> None:
    old = timezone.now() - timedelta(days=9)
    Session.objects.bulk_create(Session(session_key=str(n), session_data="", expire_date=old) for n in range(count))


def rule() -> Rule:
    night = Night.of(register(), timezone.localdate())
    return next(rule for rule in night.rules if rule.term.then == "erase the session")


def officer(name: str, role: Role = Role.PRIVACY) -> Client:
    return people.log_in(Client(), people.staff(name, [role]))


def agree(client: Client, rows: int) -> None:
    term = rule().term
    sent = {"activity": "visits", "starts": term.starts, "then": term.then, "rows": str(rows)}
    assert client.post("/office/privacy/erasing/agree", sent).status_code == 302


def erase_tonight() -> int:
    Session.objects.filter(session_data="").count()
    nightly_round(register(), timezone.localdate())
    return Session.objects.filter(session_data="").count()


def test_few_rows_go_without_anybody_asked() -> None:
    leave_sessions(3)
    assert erase_tonight() == 0


def test_many_rows_wait_until_two_different_people_agreed_and_then_for_one_night_only() -> None:
    leave_sessions(5)
    assert erase_tonight() == 5
    prisca = officer("prisca")
    agree(prisca, 5)
    agree(prisca, 5)
    assert erase_tonight() == 5
    agree(officer("marga", Role.MANAGER), 5)
    assert erase_tonight() == 0
    number = Proof.objects.order_by("number").last()
    assert number
    assert set(Approval.objects.values_list("used_in", flat=True)) == {number.number}
    leave_sessions(5)
    assert erase_tonight() == 5


def test_who_agreed_with_fewer_rows_did_not_agree_with_more() -> None:
    leave_sessions(5)
    for name in ("prisca", "marga"):
        agreeing.agree(rule(), 4, people.staff(name, [Role.PRIVACY]).pk, timezone.now())
    assert erase_tonight() == 5


def test_an_agreement_is_forgotten_after_a_week() -> None:
    leave_sessions(5)
    for name in ("prisca", "marga"):
        long_ago = timezone.now() - agreeing.HOLDS
        agreeing.agree(rule(), 5, people.staff(name, [Role.PRIVACY]).pk, long_ago)
    assert erase_tonight() == 5


def test_nobody_else_can_agree() -> None:
    leave_sessions(5)
    desk = officer("daan", Role.DESK)
    assert desk.post("/office/privacy/erasing/agree", {"rows": "5"}).status_code == 403
    assert not Approval.objects.exists()


def test_the_page_shows_what_waits_and_each_proof() -> None:
    leave_sessions(5)
    done = nightly_round(register(), timezone.localdate())
    assert done.proof
    prisca = officer("prisca")
    page = prisca.get("/office/privacy/erasing/").content.decode()
    assert 'value="erase the session"' in page
    assert done.proof.hash[:16] in page
    assert done.proof.hash[32:] in prisca.get(f"/office/privacy/erasing/{done.proof.number}/").content.decode()


def test_counting_beforehand_changes_nothing_and_leaves_no_proof() -> None:
    leave_sessions(2)
    counted = make_round(register(), timezone.localdate(), dry_run=True)
    assert {o.due for o in counted.outcomes if o.rule.term.then == "erase the session"} == {2}
    assert counted.proof is None
    assert not Proof.objects.exists()
    assert Session.objects.count() == 2


def test_a_round_that_was_not_made_is_late_and_the_privacy_officer_gets_a_message() -> None:
    now = timezone.now()
    nightly_round(register(), timezone.localdate(), now=now - timedelta(hours=27))
    found = standing(register(), now, timezone.localdate())
    assert found.is_late
    assert not found.is_right
    assert warn_when_wrong(register(), now)
    assert mail.outbox[0].to == [register().library.privacy_email]
    red = officer("prisca").get("/office/privacy/").content.decode()
    assert "badge-error" in red


def test_when_all_is_done_no_message_is_sent() -> None:
    nightly_round(register(), timezone.localdate())
    assert standing(register(), timezone.now(), timezone.localdate()).is_right
    assert not warn_when_wrong(register(), timezone.now())
    assert not mail.outbox


def test_a_row_that_should_have_gone_and_cannot_be_erased_turns_it_red(monkeypatch: pytest.MonkeyPatch) -> None:
    leave_sessions(1)
    monkeypatch.setattr("leeszaal.privacy.retention.batches.end_rows", lambda *arguments: 0)
    done = nightly_round(register(), timezone.localdate())
    assert not done.is_right
    found = standing(register(), timezone.now(), timezone.localdate())
    assert not found.is_right
    assert [(overdue.rule.term.then, overdue.rows) for overdue in found.overdue] == [("erase the session", 1)]


def test_choosing_a_shorter_history_on_ones_own_page_forgets_at_once(client: Client, erasures: Path) -> None:
    from tests.promises.small_library import loan, member  # noqa: PLC0415

    today = timezone.localdate()
    me = member(member_until=today + timedelta(days=300), password=people.PASSWORD)
    row = loan(me, today - timedelta(days=20), today - timedelta(days=10))
    people.log_in(client, me)
    page = client.get("/account/history/").content.decode()
    assert all(f'value="{value}"' in page for value in ("yes", "no", "30", "0"))
    client.post("/account/history/keep/", {"keeps": "30"})
    row.refresh_from_db()
    assert row.patron == me
    client.post("/account/history/keep/", {"keeps": "0"})
    row.refresh_from_db()
    assert row.patron is None
    assert list(erasures.glob("*.jsonl"))
    assert client.post("/account/history/keep/", {"keeps": "3650"}).status_code == 400
