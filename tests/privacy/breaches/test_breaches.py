"""Breaches: the clock that nobody sets back, whom it touches, the drafts, the letters, and the drill."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import library
import people
import pytest
from django.core import mail
from django.db import IntegrityError, InternalError, transaction
from django.test import Client
from django.utils import timezone

from leeszaal.circulation.models import Event
from leeszaal.login.models import Role, StaffMember
from leeszaal.notices.handling_breaches import tell_some
from leeszaal.notices.models import Notice
from leeszaal.notices.sending import send
from leeszaal.notices.tasks import tell_of_breach
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.breaches import drafts, handling
from leeszaal.privacy.breaches.clock import Warned, warning_due
from leeszaal.privacy.breaches.kinds import Kind, Risk, What
from leeszaal.privacy.breaches.problems import BreachError, Problem
from leeszaal.privacy.breaches.tasks import warn_of_breaches
from leeszaal.privacy.breaches.warning import warn
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Breach, BreachScope, BreachStep, Look, LookedAt

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
HOUR = timedelta(hours=1)
TRACE = "00000001-0000-0000-0000-000000000000"


def breach(*, drill: bool = False, aware_at: datetime = NOW) -> Breach:
    """A breach of confidentiality that was written down at once."""
    kinds = [Kind.CONFIDENTIALITY]
    return handling.record("Laptop weg", "Een laptop is gestolen.", kinds, aware_at, by=1, drill=drill, now=aware_at)


def touching(found: Breach, **scope: object) -> Breach:
    """The breach with one part of what was touched."""
    handling.add_scope(found.pk, BreachScope(**scope), by=1, register=register(), now=NOW)
    found.refresh_from_db()
    return found


def assessed(found: Breach, risk: Risk) -> Breach:
    words = {"consequences": "Iemand kan je adres kennen.", "measures": "We sloten het account."}
    return handling.assess(found.pk, risk, "Adressen", by=1, now=NOW, **words)


def whom(found: Breach) -> set[int]:
    return set(found.touched.values_list("person_id", flat=True))


@pytest.mark.promise("BREACH-1")
@pytest.mark.parametrize("change", [{"aware_at": NOW + HOUR}, {"drill": True}], ids=["clock", "drill"])
def test_nobody_sets_the_clock_back_or_turns_a_breach_into_a_drill(change: dict[str, object]) -> None:
    found = breach()
    with pytest.raises((IntegrityError, InternalError), match="never set back"), transaction.atomic():
        Breach.objects.filter(pk=found.pk).update(**change)


def test_what_was_done_about_a_breach_cannot_be_rewritten() -> None:
    breach()
    with pytest.raises((IntegrityError, InternalError), match="stands"), transaction.atomic():
        BreachStep.objects.update(at=NOW - HOUR)


@pytest.mark.promise("BREACH-1")
def test_reporting_after_72_hours_needs_the_reason() -> None:
    found = assessed(breach(), Risk.RISK)
    late = NOW + 73 * HOUR
    with pytest.raises(BreachError) as refused:
        handling.report(found.pk, late, "Z26-1", " ", by=1, now=late)
    assert refused.value.problems == {"late_because": Problem.LATE}
    with pytest.raises(IntegrityError), transaction.atomic():
        Breach.objects.filter(pk=found.pk).update(reported_at=late)
    handling.report(found.pk, late, "Z26-1", "Pas na het weekend gevonden.", by=1, now=late)


def test_reporting_within_72_hours_needs_no_reason() -> None:
    found = assessed(breach(), Risk.RISK)
    handling.report(found.pk, NOW + 72 * HOUR, "Z26-1", "", by=1, now=NOW + 72 * HOUR)
    assert [step.step for step in found.steps.all()] == ["recorded", "assessed", "reported"]


def test_a_breach_is_closed_when_all_that_the_law_asks_is_done() -> None:
    found = breach()
    for risk, problem in ((None, Problem.NOT_ASSESSED), (Risk.RISK, Problem.NOT_REPORTED)):
        if risk:
            assessed(found, risk)
        with pytest.raises(BreachError) as refused:
            handling.close(found.pk, by=1, now=NOW)
        assert refused.value.problems == {"": problem}
    assessed(found, Risk.NONE)
    assert handling.close(found.pk, by=1, now=NOW).closed_at == NOW


@pytest.mark.promise("BREACH-1")
def test_a_stolen_table_touches_everybody_with_a_row_in_it_in_its_columns() -> None:
    lender, reader = people.patron(), people.patron(given_names="Bram")
    library.lend(lender, NOW.date())
    found = touching(breach(), what=What.TABLE, label="circulation.Loan")
    assert whom(found) == {lender.pk}
    assert "circulation.Loan.item" in handling.seen_columns(found, register())
    assert whom(touching(found, what=What.TABLE, label="patrons.Patron")) == {lender.pk, reader.pk}


@pytest.mark.promise("BREACH-1")
def test_a_misused_account_touches_those_of_whom_the_logs_tell_in_that_time() -> None:
    thief, reader, earlier, other = people.staff(), people.patron(), people.patron(), people.patron()
    for at, whose, actor in ((NOW, reader, thief.pk), (NOW - 48 * HOUR, earlier, thief.pk), (NOW, other, thief.pk + 1)):
        looked(at, actor, whose.pk)
    scope = {"what": What.STAFF, "subject_id": thief.pk, "begins_at": NOW - HOUR, "ends_at": NOW + HOUR}
    assert whom(touching(breach(), **scope)) == {reader.pk}


def test_a_misused_account_also_touches_those_whom_it_lent_to_or_changed() -> None:
    thief, lender = people.staff(), people.patron()
    library.lend(lender, NOW.date(), checked_out_at=NOW)
    Event.objects.create(
        at=NOW, verb="check_out", actor_kind="staff", actor_id=thief.pk, via="desk", patron_id=lender.pk
    )
    assert whom(touching(breach(), what=What.STAFF, subject_id=thief.pk)) == {lender.pk}


def looked(at: datetime, staff_id: int, patron_id: int) -> None:
    """A staff member looked at a patron."""
    what = {"actor_kind": "staff", "role": "desk", "activity": "lending", "reason": "serving", "page": "patron"}
    look = Look.objects.create(at=at, actor_id=staff_id, trace=TRACE, **what)
    LookedAt.objects.create(look=look, person_id=patron_id)


def test_a_table_without_people_is_no_part_of_a_breach() -> None:
    with pytest.raises(BreachError) as refused:
        touching(breach(), what=What.TABLE, label="catalogue.Record")
    assert refused.value.problems == {"label": Problem.UNKNOWN_TABLE}


@pytest.mark.promise("BREACH-1")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_notice_has_every_point_of_article_33_and_the_letter_those_of_article_34(language: str) -> None:
    people.patron()
    found = assessed(touching(breach(), what=What.TABLE, label="patrons.Address"), Risk.HIGH)
    notice = drafts.notice(found, handling.touched(found, register()), register(), language)
    heads = " ".join(head for head, _ in notice.parts)
    assert all(f"33(3)({letter})" in heads for letter in "abcd")
    said = " ".join(text for _, text in notice.parts)
    for words in ("Een laptop is gestolen.", "Iemand kan je adres kennen.", register().library.privacy_email):
        assert words in said
    assert ("adres" if language == "nl" else "address") in said
    letter = drafts.letter(found, handling.seen_columns(found, register()), register(), language)
    assert [text for _, text in letter.parts if not text.strip()] == []


@pytest.mark.parametrize(
    ("hours", "given", "due"),
    [
        (35, (), None),
        (36, (), Warned.HALF),
        (40, (Warned.HALF,), None),
        (60, (Warned.HALF,), Warned.SOON),
        (73, (), Warned.LATE),
        (99, (Warned.LATE,), None),
    ],
)
def test_the_privacy_officer_is_warned_once_at_half_shortly_before_and_when_it_is_late(
    hours: int, given: tuple[Warned, ...], due: Warned | None
) -> None:
    assert warning_due(NOW, NOW + hours * HOUR, frozenset(given)) == due


def test_a_warning_goes_to_the_privacy_address_once_and_not_after_the_report() -> None:
    found = breach()
    assert (warn(NOW + 40 * HOUR), warn(NOW + 41 * HOUR)) == (1, 0)
    assert mail.outbox[0].to == [register().library.privacy_email]
    assert found.title not in mail.outbox[0].body
    assessed(found, Risk.RISK)
    handling.report(found.pk, NOW + 50 * HOUR, "Z26-1", "", by=1, now=NOW + 50 * HOUR)
    assert warn(NOW + 80 * HOUR) == 0


@pytest.mark.promise("BREACH-1")
def test_those_whom_it_touches_get_one_letter_each_in_their_language() -> None:
    people.patron(email="anna@lezers.example", language="nl")
    people.patron(email="ben@lezers.example", language="en")
    found = assessed(touching(breach(), what=What.TABLE, label="patrons.Patron"), Risk.HIGH)
    handling.begin_to_tell(found.pk, by=1, now=NOW)
    assert (tell_some(found.pk, NOW), tell_some(found.pk, NOW)) == (2, 0)
    for notice in Notice.objects.filter(kind="breach"):
        send(notice.pk, now=NOW)
    sent = {message.to[0]: message for message in mail.outbox}
    assert sent["anna@lezers.example"].subject == "Er ging iets mis met je gegevens"
    assert sent["ben@lezers.example"].subject == "Something went wrong with your data"
    assert "Een laptop is gestolen." in sent["anna@lezers.example"].body


def test_warnings_and_letters_leave_in_the_roles_that_carry_them_out() -> None:
    people.patron(email="anna@lezers.example")
    found = assessed(touching(breach(), what=What.TABLE, label="patrons.Patron"), Risk.HIGH)
    handling.begin_to_tell(found.pk, by=1, now=NOW)
    warn_of_breaches(int((NOW + 40 * HOUR).timestamp()))
    tell_of_breach(found.pk)
    with acting_as("notices"):
        send(Notice.objects.filter(kind="breach").values_list("pk", flat=True).get(), now=NOW)
    assert [message.to for message in mail.outbox] == [[register().library.privacy_email], ["anna@lezers.example"]]


def test_a_drill_writes_to_nobody_and_is_marked_wherever_it_is_read() -> None:
    people.patron()
    found = assessed(touching(breach(drill=True), what=What.TABLE, label="patrons.Patron"), Risk.HIGH)
    handling.begin_to_tell(found.pk, by=1, now=NOW)
    assert (tell_some(found.pk, NOW), Notice.objects.filter(kind="breach").count()) == (0, 0)
    notice = drafts.notice(found, handling.touched(found, register()), register(), "nl")
    assert notice.title.startswith("OEFENING")


def test_letters_are_for_a_high_risk_that_was_described() -> None:
    found = assessed(breach(), Risk.RISK)
    with pytest.raises(BreachError) as refused:
        handling.begin_to_tell(found.pk, by=1, now=NOW)
    assert refused.value.problems == {"": Problem.NO_HIGH_RISK}


@pytest.mark.promise("BREACH-1")
def test_the_live_proof_finds_what_was_not_reported_in_time_and_leaves_drills_out() -> None:
    proof = next(each for each in claimed().proofs if each.promise == "BREACH-1")
    breach(drill=True, aware_at=timezone.now() - 80 * HOUR)
    young = breach(aware_at=timezone.now() - 10 * HOUR)
    assert (proof.look(register(), NOW.date()).checked, proof.look(register(), NOW.date()).failed) == (1, 0)
    breach(aware_at=timezone.now() - 80 * HOUR)
    assert proof.look(register(), NOW.date()).failed == 1
    assert young.waits_for_report


def test_the_office_leads_through_a_breach_from_the_first_word_to_the_last() -> None:
    reader = people.patron()
    browser = people.log_in(Client(headers={"accept-language": "nl"}), officer())
    base = "/office/privacy/breaches/"
    aware = f"{timezone.localtime() - HOUR:%Y-%m-%dT%H:%M}"
    typed = {"title": "Mail verkeerd", "story": "Een lijst ging naar een ander.", "aware_at": aware}
    browser.post(base + "new", {**typed, "kinds": ["confidentiality"]})
    found = Breach.objects.get()
    page = f"{base}{found.pk}/"
    browser.post(page + "scope", {"touched": "table:patrons.Patron"})
    assert whom(found) == {reader.pk}
    words = {"because": "Adressen", "consequences": "Post van een ander.", "measures": "Gevraagd te wissen."}
    browser.post(page + "assess", {"risk": "risk", **words})
    browser.post(page + "report", {"reported_at": f"{timezone.localtime():%Y-%m-%dT%H:%M}", "number": "Z26-9"})
    browser.post(page + "close")
    found.refresh_from_db()
    assert (found.report_number, found.closed_at is not None) == ("Z26-9", True)
    assert "Mail verkeerd" in browser.get(base).content.decode()
    assert "Z26-9" in browser.get(page).content.decode()
    for draft in ("notice/nl.pdf", "letter/en.pdf"):
        assert browser.get(page + draft).content.startswith(b"%PDF")


def officer() -> StaffMember:
    return people.staff("privacy", [Role.PRIVACY])
