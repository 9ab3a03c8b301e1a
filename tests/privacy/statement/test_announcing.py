"""Each member hears once that the statement changed, whatever happens on the way; staff cannot do it twice."""

from datetime import timedelta

import people
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from versions_of import keeping_loans, published

from leeszaal.login.models import Role
from leeszaal.notices.announcing import NothingToAnnounceError, begin, tell_some
from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.sending import send
from leeszaal.patrons.models import Patron
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.register import Register

pytestmark = [pytest.mark.django_db, pytest.mark.promise("NEWSTMT-1")]
BEFORE = people.NOW - timedelta(days=300)


@pytest.fixture
def changed(base_register: Register) -> StatementVersion:
    """The second version, in which loans are kept for longer."""
    published(base_register, people.NOW - timedelta(days=200))
    return published(keeping_loans(base_register, "P5Y"))


def member(**fields: object) -> Patron:
    return people.patron(enrolled_at=BEFORE, **fields)


def told() -> list[int]:
    return sorted(Notice.objects.filter(kind=Kind.STATEMENT_CHANGED).values_list("patron_id", flat=True))


def test_every_member_is_told_once_in_batches(changed: StatementVersion) -> None:
    members = sorted(member().pk for _ in range(5))
    begin(changed.number, people.NOW)
    assert [tell_some(changed.number, people.NOW, most=2) for _ in range(4)] == [2, 2, 1, 0]
    assert told() == members
    changed.refresh_from_db()
    assert (changed.told, changed.announcing_ended_at) == (5, people.NOW)


def test_a_job_that_begins_again_goes_on_where_it_stopped(changed: StatementVersion) -> None:
    members = sorted(member().pk for _ in range(3))
    begin(changed.number, people.NOW)
    tell_some(changed.number, people.NOW, most=2)
    Notice.objects.filter(patron_id=members[0]).update(state=Notice.State.SENT)
    tell_some(changed.number, people.NOW + timedelta(hours=1))
    assert told() == members


def test_nobody_is_told_before_somebody_says_so(changed: StatementVersion) -> None:
    member()
    assert tell_some(changed.number, people.NOW) == 0
    assert told() == []


@pytest.mark.parametrize("number", [1, 3])
def test_what_is_no_change_cannot_be_announced(changed: StatementVersion, number: int) -> None:
    with pytest.raises(NothingToAnnounceError):
        begin(number, people.NOW)


def test_a_version_is_announced_once(changed: StatementVersion) -> None:
    begin(changed.number, people.NOW)
    with pytest.raises(NothingToAnnounceError):
        begin(changed.number, people.NOW)


def test_who_left_or_came_after_the_change_is_not_told(changed: StatementVersion) -> None:
    stays, waits = member(), member(state=Patron.State.PENDING)
    member(state=Patron.State.ENDED)
    people.patron(enrolled_at=people.NOW + timedelta(days=1))
    begin(changed.number, people.NOW)
    tell_some(changed.number, people.NOW)
    assert told() == sorted([stays.pk, waits.pk])


def test_who_has_no_e_mail_address_is_counted(changed: StatementVersion) -> None:
    member(email="anna@voorbeeld.example")
    member(email="")
    begin(changed.number, people.NOW)
    tell_some(changed.number, people.NOW)
    changed.refresh_from_db()
    assert (changed.told, changed.without_address) == (2, 1)


@pytest.mark.parametrize(
    ("language", "title", "line"),
    [
        ("nl", "Onze privacyverklaring is veranderd", "tot dan: 90 dagen nadat het terug is"),
        ("en", "Our privacy statement changed", "until then: 90 days after it is back"),
    ],
)
def test_the_message_says_what_changed_in_the_member_s_language(
    changed: StatementVersion, language: str, title: str, line: str
) -> None:
    member(email="anna@voorbeeld.example", language=language)
    begin(changed.number, people.NOW)
    tell_some(changed.number, people.NOW)
    send(Notice.objects.get().pk, now=people.NOW)
    (message,) = mail.outbox
    assert message.subject == title
    assert line in message.body
    assert f"/privacy/versions/{changed.number}/" in message.body


def test_the_privacy_officer_begins_it_in_the_office(changed: StatementVersion) -> None:
    member()
    browser = people.log_in(Client(), people.staff("prisca", [Role.PRIVACY]))
    page = browser.get(reverse("office:privacy_statement")).content.decode()
    assert reverse("office:privacy_announce", args=[2]) in page
    assert browser.post(reverse("office:privacy_announce", args=[2])).status_code == 302
    changed.refresh_from_db()
    assert changed.announcing_began_at is not None
    again = browser.get(reverse("office:privacy_statement")).content.decode()
    assert reverse("office:privacy_announce", args=[2]) not in again


@pytest.mark.parametrize("role", [Role.DESK, Role.CATALOGUE, Role.MANAGER])
def test_no_other_role_begins_it(changed: StatementVersion, role: Role) -> None:
    browser = people.log_in(Client(), people.staff("joris", [role]))
    assert browser.post(reverse("office:privacy_announce", args=[2])).status_code == 403
    changed.refresh_from_db()
    assert changed.announcing_began_at is None
