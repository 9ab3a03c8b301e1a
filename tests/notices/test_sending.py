"""Messages leave over a real SMTP conversation, once, and what goes wrong is told."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import people
import pytest
from django.db import connection
from post_office import PostOffice
from procrastinate.contrib.django.models import ProcrastinateJob

from leeszaal.notices import sending
from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.password_letters import queue_password_letter
from leeszaal.notices.sending import TRIES, NotSentYetError
from leeszaal.notices.services import queue_notice
from leeszaal.patrons.models import EmailCheck, Patron
from leeszaal.patrons.services import log_in_of
from leeszaal.privacy.access import acting_as

send = acting_as("notices")(sending.send)

LATER = people.NOW + timedelta(minutes=1)


def queue(patron: Patron, kind: Kind = Kind.PASSWORD_RESET, key: str = "k1") -> int:
    notice_id = queue_password_letter(kind, patron.pk, log_in_of(patron.pk), key, people.NOW)
    assert notice_id is not None
    return notice_id


@pytest.mark.django_db
def test_a_message_arrives_once_in_the_language_of_the_patron(post_office: PostOffice) -> None:
    notice_id = queue(people.patron(email="anna@example.nl", language="en"))
    send(notice_id, now=LATER)
    send(notice_id, now=LATER)
    (message,) = post_office.arrived
    assert message["To"] == "anna@example.nl"
    assert message["Subject"] == "Choose a new password"
    assert "Hello Anna," in message.get_content()
    notice = Notice.objects.get(pk=notice_id)
    assert (notice.state, notice.sent_at, notice.attempts) == (Notice.State.SENT, LATER, 1)


@pytest.mark.django_db
def test_the_outbox_and_the_job_hold_ids_and_no_words(post_office: PostOffice) -> None:
    patron = people.patron(email="anna@example.nl")
    notice_id = queue(patron)
    assert ProcrastinateJob.objects.get().args == {"notice_id": notice_id}
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM notices_notice WHERE id = %s", [notice_id])
        row = " ".join(repr(bytes(v) if isinstance(v, memoryview) else v) for v in cursor.fetchall()[0])
    assert "password_reset" in row
    assert not re.search(r"anna|berg|token|http", row, re.IGNORECASE)


@pytest.mark.django_db
def test_a_link_to_choose_a_password_leaves_with_its_message_and_stays_nowhere(post_office: PostOffice) -> None:
    notice_id = queue(people.patron(email="anna@example.nl"))
    link = Notice.objects.get(pk=notice_id).link
    send(notice_id, now=LATER)
    assert link in post_office.arrived[0].get_content()
    assert Notice.objects.get(pk=notice_id).link is None


@pytest.mark.django_db
def test_a_link_that_waited_until_it_no_longer_works_is_not_sent(post_office: PostOffice) -> None:
    notice_id = queue(people.patron(email="anna@example.nl"))
    send(notice_id, now=people.NOW + timedelta(hours=1))
    notice = Notice.objects.get(pk=notice_id)
    assert (notice.state, notice.problem, notice.link) == (Notice.State.DROPPED, "link_expired", None)
    assert not post_office.arrived


@pytest.mark.django_db
def test_a_second_message_with_the_same_key_is_not_made() -> None:
    patron = people.patron(email="anna@example.nl")
    queue(patron)
    assert queue_notice(Kind.PASSWORD_RESET, patron.pk, {}, "k1", people.NOW) is None
    assert ProcrastinateJob.objects.count() == 1


@pytest.mark.django_db
def test_a_change_that_fails_leaves_no_message_and_no_job_behind() -> None:
    patron = people.patron(email="anna@example.nl")
    with connection.cursor() as cursor:
        cursor.execute("SAVEPOINT before")
        queue(patron)
        cursor.execute("ROLLBACK TO SAVEPOINT before")
    assert not Notice.objects.exists()
    assert not ProcrastinateJob.objects.exists()


@pytest.mark.django_db
def test_an_address_that_does_not_exist_is_not_tried_again(post_office: PostOffice) -> None:
    post_office.refuses = "550 5.1.1 no such user"
    notice_id = queue(people.patron(email="anna@example.nl"))
    send(notice_id, now=LATER)
    notice = Notice.objects.get(pk=notice_id)
    assert (notice.state, notice.problem) == (Notice.State.FAILED, "address_refused")


@pytest.mark.django_db
def test_a_server_that_is_busy_is_tried_again_until_it_has_been_enough(post_office: PostOffice) -> None:
    post_office.refuses = "451 4.3.0 come back later"
    notice_id = queue(people.patron(email="anna@example.nl"))
    for _ in range(TRIES - 1):
        with pytest.raises(NotSentYetError):
            send(notice_id, now=LATER)
    send(notice_id, now=LATER)
    assert Notice.objects.get(pk=notice_id).state == Notice.State.FAILED
    assert not post_office.arrived


@pytest.mark.django_db
def test_a_server_that_comes_back_gets_the_message_under_the_same_id(post_office: PostOffice) -> None:
    notice_id = queue(people.patron(email="anna@example.nl"))
    post_office.refuses = "451 4.3.0 come back later"
    with pytest.raises(NotSentYetError):
        send(notice_id, now=LATER)
    post_office.refuses = ""
    send(notice_id, now=LATER)
    assert Notice.objects.get(pk=notice_id).state == Notice.State.SENT
    Notice.objects.filter(pk=notice_id).update(state=Notice.State.WAITING, link="https://example.nl/")
    send(notice_id, now=LATER)
    first, again = post_office.arrived
    assert first["Message-ID"] == again["Message-ID"]


@pytest.mark.django_db
def test_without_an_address_nothing_is_sent_and_that_is_told(post_office: PostOffice) -> None:
    notice_id = queue(people.patron(email=""))
    send(notice_id, now=LATER)
    notice = Notice.objects.get(pk=notice_id)
    assert (notice.state, notice.problem) == (Notice.State.DROPPED, "no_address")


@pytest.mark.django_db
def test_the_check_of_a_new_address_goes_to_the_new_address(post_office: PostOffice) -> None:
    patron = people.patron(email="old@example.nl")
    check = EmailCheck.objects.create(patron=patron, email="new@example.nl", asked_at=people.NOW)
    notice_id = queue_notice(Kind.EMAIL_CHECK, patron.pk, {"email_check": check.pk}, "k2", people.NOW)
    assert notice_id is not None
    send(notice_id, now=LATER)
    (message,) = post_office.arrived
    assert message["To"] == "new@example.nl"
    link = re.search(r"https?://\S+", message.get_content())
    assert link
    assert "example" not in link[0].split("/", 3)[3]


@pytest.mark.django_db
def test_who_was_completed_at_the_desk_meanwhile_is_not_told_to_come(post_office: PostOffice) -> None:
    notice_id = queue(people.patron(email="anna@example.nl"), Kind.ENROLMENT_RECEIVED)
    send(notice_id, now=LATER)
    assert Notice.objects.get(pk=notice_id).problem == "subject_gone"
    assert not post_office.arrived


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_send_one_message(post_office: PostOffice) -> None:
    notice_id = queue(people.patron(email="anna@example.nl"))

    def work(_: int) -> None:
        send(notice_id, now=LATER)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(4)))
    assert len(post_office.arrived) == 1
