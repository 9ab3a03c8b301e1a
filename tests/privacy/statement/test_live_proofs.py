"""Each promise is looked after in the running library: figures, a red light when it breaks, and nobody named."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import library
import people
import pytest
from django.db import connection
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob
from versions_of import keeping_loans, published

from leeszaal.circulation.models import Hold
from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.privacy.access.naming import role_name
from leeszaal.privacy.checks.live_proofs import live_proof_problems
from leeszaal.privacy.claims import Claims, claimed
from leeszaal.privacy.live_proof import Figures, LiveProof
from leeszaal.privacy.models import PromiseCheck, Restriction, RightsRequest
from leeszaal.privacy.register import Promised, Register, Words
from leeszaal.privacy.statement import live
from leeszaal.privacy.statement.proofs import proofs_by_promise
from leeszaal.privacy.statement.tasks import look_soon

pytestmark = pytest.mark.django_db
NOON = people.NOW


def found(register: Register, promise: str, now: datetime = NOON) -> PromiseCheck:
    """What a round of checks finds about one promise."""
    return next(check for check in live.check_all(register, claimed(), now) if check.promise == promise)


def with_a_loan_back(days_ago: int) -> None:
    back = NOON - timedelta(days=days_ago)
    library.lend(
        people.patron(), people.TODAY, checked_out_at=NOON - timedelta(days=900), returned_at=back, ending="returned"
    )


def promising(register: Register, promise: str) -> Register:
    """The register of a library that promises one thing more."""
    promised = Promised(promise, Words("dat beloven we", "that we promise"))
    return replace(register, library=replace(register.library, promises=(*register.library.promises, promised)))


def test_every_promise_in_the_register_of_each_library_has_a_live_proof(any_register: Register) -> None:
    assert list(live_proof_problems(any_register, claimed())) == []


def test_a_promise_without_a_live_proof_stops_the_library(base_register: Register) -> None:
    (problem,) = live_proof_problems(promising(base_register, "ACT-2"), claimed())
    assert problem.where == "base/library.toml: promises.ACT-2"
    assert problem.remedy


def test_every_proof_is_of_a_promise_that_exists_and_tells_both_figures(base_register: Register) -> None:
    for promise, proof in proofs_by_promise(claimed()).items():
        assert promise in base_register.promises
        for language in ("nl", "en"):
            said = proof.said(Figures(1234567, 7654321), language)
            assert "1234567" in said
            assert "7654321" in said


@pytest.mark.promise("RET-1")
@pytest.mark.parametrize(("days", "failed"), [(89, 0), (90, 1), (400, 1)])
def test_a_loan_past_its_term_turns_the_promise_red(base_register: Register, days: int, failed: int) -> None:
    with_a_loan_back(days)
    check = found(base_register, "RET-1")
    assert (check.checked, check.failed, check.holds) == (1, failed, not failed)


def test_a_term_that_is_over_tonight_is_not_red_before_the_round(base_register: Register) -> None:
    with_a_loan_back(89)
    night = NOON.replace(hour=1) + timedelta(days=1)
    assert found(base_register, "RET-1", night).holds
    assert not found(base_register, "RET-1", night.replace(hour=5)).holds


def test_the_page_shows_the_red_light_with_figures_and_the_day_it_began(
    client: Client, base_register: Register
) -> None:
    with_a_loan_back(400)
    live.check_all(base_register, claimed(), NOON - timedelta(days=2))
    live.check_all(base_register, claimed(), NOON)
    page = " ".join(client.get("/privacy/", headers={"accept-language": "en"}).content.decode().split())
    assert "1 of 1 entries under these terms have stayed longer than they may" in page
    assert "Wrong since 22 November 2026" in page
    assert "Checked on 24 November 2026, 12:00" in page


def test_a_promise_that_holds_again_is_no_longer_wrong_since(base_register: Register) -> None:
    with_a_loan_back(400)
    assert found(base_register, "RET-1").broken_since == NOON
    connection.cursor().execute("UPDATE circulation_loan SET patron_id = NULL")
    assert found(base_register, "RET-1", NOON + timedelta(days=1)).broken_since is None


def test_a_column_that_is_not_in_the_register_turns_the_promise_red(base_register: Register) -> None:
    before = found(base_register, "MEM-2").failed
    connection.cursor().execute("CREATE TABLE shopping_list (patron_id bigint)")
    assert found(base_register, "MEM-2").failed == before + 1


def test_a_hold_that_is_forgotten_on_the_shelf_turns_the_promise_red(base_register: Register) -> None:
    waiting = library.hold(people.patron())
    assert found(base_register, "LEND-2").holds
    copy = library.item(waiting.record)
    shelf_until = people.TODAY - timedelta(days=5)
    Hold.objects.filter(pk=waiting.pk).update(
        state=Hold.State.READY, trapped_item=copy, ready_at=NOON, shelf_until=shelf_until
    )
    assert found(base_register, "LEND-2").failed == 1


def test_a_lock_on_posted_lines_that_stands_open_turns_the_promise_red(base_register: Register) -> None:
    connection.cursor().execute("ALTER TABLE charges_charge DISABLE TRIGGER charge_stays")
    assert found(base_register, "PAY-1").failed == 1


@pytest.mark.parametrize(("due", "failed"), [(timedelta(days=-2), 1), (timedelta(days=2), 0)])
def test_a_request_that_is_answered_too_late_turns_the_promise_red(
    base_register: Register, due: timedelta, failed: int
) -> None:
    begun_on = people.TODAY - timedelta(days=40)
    RightsRequest.objects.create(
        person_kind="patron",
        person_id=people.patron().pk,
        right="15",
        intake=RightsRequest.Intake.DESK,
        received_on=begun_on,
        begun_on=begun_on,
        due_on=people.TODAY + due,
    )
    check = found(base_register, "RIGHT-7")
    assert (check.checked, check.failed) == (1, failed)


@pytest.mark.parametrize(("kind", "failed"), [(Kind.HOLD_READY, 1), (Kind.PASSWORD_RESET, 0)])
def test_a_message_that_left_though_data_are_blocked_turns_the_promise_red(
    base_register: Register, kind: Kind, failed: int
) -> None:
    patron, after = people.patron(), NOON + timedelta(hours=1)
    Restriction.objects.create(
        person_kind="patron", person_id=patron.pk, since=NOON, ground=Restriction.Ground.ACCURACY, actor_kind="staff"
    )
    Notice.objects.create(key="x", kind=kind, patron=patron, state=Notice.State.SENT, created_at=NOON, sent_at=after)
    check = found(promising(base_register, "RIGHT-4"), "RIGHT-4", after)
    assert (check.checked, check.failed) == (1, failed)


def test_a_role_that_may_read_more_than_is_declared_turns_the_promise_red(base_register: Register) -> None:
    before = found(promising(base_register, "SEC-1"), "SEC-1")
    role = role_name(connection.settings_dict["NAME"], "public")
    connection.cursor().execute(f'GRANT SELECT (email) ON patrons_patron TO "{role}"')
    after = found(promising(base_register, "SEC-1"), "SEC-1")
    assert before.checked > 100
    assert after.failed == before.failed + 1


@pytest.mark.promise("NEWSTMT-1")
@pytest.mark.parametrize(
    ("days", "told", "failed"), [(29, False, 0), (31, False, 1), (31, True, 0)], ids=["fresh", "late", "told"]
)
def test_a_change_that_members_were_not_told_of_turns_the_promise_red(
    base_register: Register, days: int, told: bool, failed: int
) -> None:
    published(base_register, NOON - timedelta(days=90))
    changed_at = NOON - timedelta(days=days)
    changed = published(keeping_loans(base_register, "P5Y"), changed_at)
    if told:
        changed.announcing_began_at = changed.announcing_ended_at = changed_at
        changed.save()
    check = found(base_register, "NEWSTMT-1")
    assert (check.checked, check.failed) == (1, failed)


def test_a_check_that_does_not_work_is_no_proof_and_does_not_stop_the_others(base_register: Register) -> None:
    def fail(register: Register, on: date) -> Figures:
        connection.cursor().execute("SELECT * FROM nowhere")
        raise AssertionError

    broken = LiveProof("ACT-2", Words("{checked} {failed}", "{checked} {failed}"), fail)
    claims = replace(claimed(), proofs=(broken, *claimed().proofs))
    checks = {check.promise: check for check in live.check_all(promising(base_register, "ACT-2"), claims, NOON)}
    assert checks["ACT-2"].fault == "ProgrammingError"
    assert not checks["ACT-2"].holds
    assert checks["LEND-1"].holds


def test_a_check_of_long_ago_says_so(base_register: Register) -> None:
    live.check_all(base_register, claimed(), NOON)
    fresh, stale = (
        next(
            s for s in live.standings(base_register, claimed(), "nl", NOON + timedelta(hours=hours)) if s.id == "RET-1"
        )
        for hours in (24, 40)
    )
    assert (fresh.stale, stale.stale) == (False, True)


@pytest.mark.parametrize(("hours", "jobs"), [(None, 1), (40, 1), (24, 0)], ids=["never", "long ago", "last night"])
def test_a_library_that_opens_looks_after_promises_when_that_was_long_ago(
    base_register: Register, hours: int | None, jobs: int
) -> None:
    if hours is not None:
        live.check_all(base_register, claimed(), NOON - timedelta(hours=hours))
    look_soon(NOON)
    waiting = ProcrastinateJob.objects.filter(task_name="privacy.look_after_promises_now")
    assert waiting.count() == jobs


def test_the_table_of_checks_holds_numbers_and_no_people() -> None:
    kinds = {field.name: field.get_internal_type() for field in PromiseCheck._meta.concrete_fields}
    assert {name for name, kind in kinds.items() if kind == "CharField"} == {"promise", "fault"}
    assert not [field for field in PromiseCheck._meta.concrete_fields if field.is_relation]


def test_what_is_no_longer_promised_is_no_longer_checked(base_register: Register) -> None:
    PromiseCheck.objects.create(promise="ACT-2", checked_at=NOON)
    live.check_all(base_register, Claims(), NOON)
    assert not PromiseCheck.objects.filter(promise="ACT-2").exists()
