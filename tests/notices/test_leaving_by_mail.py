"""A message leaves by the mail service of the library, under an agreement that holds, and the ledger says so."""

from dataclasses import replace
from datetime import timedelta

import people
import pytest
from post_office import PostOffice

from leeszaal.notices import sending
from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.password_letters import queue_password_letter
from leeszaal.notices.sending import TRIES, NotSentYetError
from leeszaal.patrons.models import Patron
from leeszaal.patrons.services import log_in_of
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure import by_mail
from leeszaal.privacy.models import Agreement, Disclosure
from leeszaal.privacy.register.library import OWN_MAIL_SERVER

pytestmark = pytest.mark.django_db
send = acting_as("notices")(sending.send)
LATER = people.NOW + timedelta(minutes=1)


def welcome(patron: Patron) -> int:
    """A message that waits."""
    log_in = log_in_of(patron.pk)
    notice_id = queue_password_letter(Kind.WELCOME, patron.pk, log_in, f"welcome:{patron.pk}", people.NOW)
    assert notice_id is not None
    return notice_id


@pytest.mark.promise("PROC-1")
def test_a_message_that_arrived_stands_in_the_ledger_as_a_disclosure_to_the_mail_service(
    post_office: PostOffice,
) -> None:
    patron = people.patron(email="anna@example.nl")
    send(welcome(patron), now=LATER)
    assert len(post_office.arrived) == 1
    line = Disclosure.objects.select_related("matter").get()
    assert (line.person_id, line.at, line.outcome) == (patron.pk, LATER, "sent")
    assert (line.matter.recipient, line.matter.activity) == ("mail", "notices")
    assert "patrons.Patron.email" in line.matter.columns
    assert "patrons.Patron.born_on" not in line.matter.columns


@pytest.mark.promise("PROC-1")
@pytest.mark.parametrize("ended", [True, False], ids=["ended", "none"])
def test_without_an_agreement_with_the_mail_service_no_message_leaves(post_office: PostOffice, ended: bool) -> None:
    agreement = Agreement.objects.filter(partner="mail")
    if ended:
        agreement.update(ends_on=people.TODAY - timedelta(days=1))
    else:
        agreement.delete()
    notice_id = welcome(people.patron(email="anna@example.nl"))
    for _ in range(TRIES - 1):
        with pytest.raises(NotSentYetError):
            send(notice_id, now=LATER)
    send(notice_id, now=LATER)
    notice = Notice.objects.get(pk=notice_id)
    assert (notice.state, notice.problem) == (Notice.State.FAILED, "not_let_out")
    assert not post_office.arrived
    assert not Disclosure.objects.exists()


@pytest.mark.promise("EU-1")
def test_a_mail_service_that_stores_outside_the_european_economic_area_gets_no_message(
    post_office: PostOffice,
) -> None:
    Agreement.objects.filter(partner="mail").update(stored_in="US")
    with pytest.raises(NotSentYetError):
        send(welcome(people.patron(email="anna@example.nl")), now=LATER)
    assert not post_office.arrived
    assert not Disclosure.objects.exists()


@pytest.mark.parametrize(("answer", "outcome"), [("550 no such user", "refused"), ("451 come back later", "refused")])
def test_a_message_that_was_refused_is_told_as_refused(post_office: PostOffice, answer: str, outcome: str) -> None:
    post_office.refuses = answer
    notice_id = welcome(people.patron(email="anna@example.nl"))
    try:
        send(notice_id, now=LATER)
    except NotSentYetError:
        assert answer.startswith("4")
    assert Disclosure.objects.get().outcome == outcome


def test_a_message_that_found_no_mail_server_is_told_as_not_having_left(settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # type: ignore[attr-defined]
    with pytest.raises(NotSentYetError):
        send(welcome(people.patron(email="anna@example.nl")), now=LATER)
    assert Disclosure.objects.get().outcome == "failed"


def test_a_library_with_its_own_mail_server_discloses_nothing_by_writing_to_somebody(
    post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = replace(register(), library=replace(register().library, mail_server=OWN_MAIL_SERVER))
    monkeypatch.setattr(by_mail, "register", lambda: own)
    send(welcome(people.patron(email="anna@example.nl")), now=LATER)
    assert len(post_office.arrived) == 1
    assert not Disclosure.objects.exists()
