"""Mailings: to who stands in the view of the activity at the moment of sending, each copy once, with a way out."""

from datetime import timedelta
from email.message import EmailMessage as Parsed
from urllib.parse import urlsplit

import people
import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.notices.handling_choices import say_no, say_yes
from leeszaal.notices.mailings.addressees import UnknownPartError, addressees
from leeszaal.notices.mailings.sending import compile_mailing, send_by_activity, send_copies
from leeszaal.notices.mailings.tasks import send_mailing
from leeszaal.notices.mailings.welcoming import queue_welcomes
from leeszaal.notices.mailings.writing import AlreadyReleasedError, release, save_mailing
from leeszaal.notices.models import Notice
from leeszaal.notices.promise_proofs import PROOFS
from leeszaal.notices.sending import send
from leeszaal.patrons.models import Mailing, Patron
from leeszaal.patrons.services.wishes import state_interests
from leeszaal.privacy.consents import Word, consents
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ConsentLine, StatementVersion
from leeszaal.privacy.objection import has_objected

pytestmark = pytest.mark.django_db
WORD = Word(ConsentLine.How.OWN_PAGE, "nl")


def reader(name: str = "Anna", activity: str = "newsletter", **fields: object) -> Patron:
    patron = people.patron(given_names=name, email=f"{name.lower()}@example.nl", **fields)
    return people.says_yes(patron, activity) if activity else patron


def mailing(activity: str = "newsletter", part: str = "") -> Mailing:
    words = {"subject_nl": "Lente", "subject_en": "Spring", "text_nl": "Er is nieuws.", "text_en": "There is news."}
    return save_mailing(Mailing(activity=activity, part=part, **words), now=timezone.now())


def sent(written: Mailing) -> list[str]:
    """Send a mailing as the job does; give to whom it went."""
    release(written.pk, now=timezone.now())
    send_mailing(mailing_id=written.pk)
    return [message.to[0] for message in mail.outbox]


def token_of(message: mail.EmailMessage, path: str) -> str:
    """The path of the link in a message."""
    return next(urlsplit(word).path for word in str(message.body).split() if path in word)


@pytest.mark.promise("NEWS-1")
def test_it_goes_to_who_said_yes_and_once() -> None:
    reader("Anna"), reader("Piet", activity=""), people.says_no(reader("Kees"), "newsletter")
    written = mailing()
    assert sent(written) == ["anna@example.nl"]
    send_copies(written, now=timezone.now())
    compile_mailing(written, now=timezone.now())
    send_copies(written, now=timezone.now())
    assert len(mail.outbox) == 1
    with pytest.raises(AlreadyReleasedError):
        release(written.pk, now=timezone.now())


@pytest.mark.promise("NEWS-1")
def test_who_says_no_between_the_list_and_the_sending_gets_nothing() -> None:
    stays, leaves = reader("Anna"), reader("Piet")
    written = mailing()
    assert compile_mailing(written, now=timezone.now()) == 2
    say_no(leaves.pk, register().activities["newsletter"], WORD, now=timezone.now())
    send_copies(written, now=timezone.now())
    assert [message.to for message in mail.outbox] == [[stays.email]]
    assert (leaves.notices.get().state, leaves.notices.get().problem) == ("dropped", "no_basis")


def test_each_copy_says_why_and_carries_one_click_to_stop_it_as_rfc_8058_asks() -> None:
    patron = reader("Anna", language="en")
    sent(mailing())
    message: Parsed = mail.outbox[0].message()
    link = message["List-Unsubscribe"].strip("<>")
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert link.startswith("http")
    assert link in str(mail.outbox[0].body)
    assert register().activities["newsletter"].title.en in str(mail.outbox[0].body)
    assert patron.email not in link
    assert "Anna" not in link


@pytest.mark.promise("NEWS-1")
def test_the_link_stops_it_without_logging_in_and_merely_looking_at_it_does_not(client: Client) -> None:
    patron = reader("Anna")
    sent(mailing())
    page = token_of(mail.outbox[0], "/unsubscribe/")
    strict = Client(enforce_csrf_checks=True)
    assert "<button" in strict.get(page).content.decode()
    assert consents(patron.pk, "newsletter")
    assert strict.post(page, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not consents(patron.pk, "newsletter")
    assert strict.post(page).status_code == 200
    assert ConsentLine.objects.filter(person_id=patron.pk, what="withdrawn", how="link").count() == 1
    assert client.get(page[:-3] + "A/").status_code == 404


@pytest.mark.promise("NEWS-1")
def test_signing_up_counts_only_after_a_second_yes_from_the_mailbox(client: Client) -> None:
    patron = reader("Anna", activity="", password=people.PASSWORD)
    people.log_in(client, patron)
    client.post(reverse("account:say", args=["newsletter"]), {"say": "yes"})
    assert not consents(patron.pk, "newsletter")
    assert addressees("newsletter") == []
    send(patron.notices.get(kind="consent_check").pk, now=timezone.now())
    visitor, page = Client(), token_of(mail.outbox[0], "/yes/")
    assert visitor.get(page).status_code == 200
    assert not consents(patron.pk, "newsletter")
    visitor.post(page)
    assert consents(patron.pk, "newsletter")
    client.post(reverse("account:say", args=["newsletter"]), {"say": "no"})
    visitor.post(page)
    assert not consents(patron.pk, "newsletter"), "an old link must not undo a later no"


def test_the_second_yes_is_asked_once_and_never_by_ourselves_again() -> None:
    patron, newsletter = reader("Anna", activity=""), register().activities["newsletter"]
    say_yes(patron, newsletter, WORD, now=timezone.now())
    say_yes(patron, newsletter, WORD, now=timezone.now())
    say_no(patron.pk, newsletter, WORD, now=timezone.now())
    send(patron.notices.get().pk, now=timezone.now())
    assert mail.outbox == []
    assert (patron.notices.get().problem, patron.notices.get().link) == ("subject_gone", None)


@pytest.mark.promise("NEWS-3")
def test_a_mailing_about_a_subject_goes_to_who_ticked_it_and_still_says_yes() -> None:
    likes, other, stopped = (reader(name, activity="targeted") for name in ("Anna", "Piet", "Kees"))
    for patron, subject in ((likes, "music"), (other, "travel"), (stopped, "music")):
        state_interests(patron.pk, [subject], now=timezone.now())
    say_no(stopped.pk, register().activities["targeted"], WORD, now=timezone.now())
    assert not stopped.interests.exists()
    assert sent(mailing("targeted", "interest:music")) == [likes.email]


@pytest.mark.parametrize("part", ["interest:music", "genre:Thriller", "1=1; --", "material"])
def test_a_newsletter_cannot_be_narrowed_by_what_somebody_likes_or_borrows(part: str) -> None:
    with pytest.raises(UnknownPartError):
        mailing("newsletter", part)


@pytest.mark.promise("NEWS-2")
def test_three_welcome_mails_each_once_and_none_after_an_objection() -> None:
    now = timezone.now()
    lately = now - timedelta(days=3, hours=1)
    stays, objects = reader("Anna", "", enrolled_at=lately), reader("Piet", "", enrolled_at=lately)
    reader("Kees", "", enrolled_at=now - timedelta(days=40))
    queued = queue_welcomes(now=now)
    assert len(queued) == 2
    assert queue_welcomes(now=now) == []
    say_no(objects.pk, register().activities["welcome"], WORD, now=now)
    assert has_objected(objects.pk, "welcome")
    for notice_id in queued:
        send_by_activity(notice_id, now=now)
    assert [message.to for message in mail.outbox] == [[stays.email]]
    page = token_of(mail.outbox[0], "/unsubscribe/")
    Client().post(page)
    assert has_objected(stays.pk, "welcome")


def test_the_live_proof_finds_a_copy_that_went_to_who_said_no() -> None:
    patron = people.says_yes(reader("Anna", ""), "newsletter", at=timezone.now() - timedelta(days=2))
    sent(mailing())
    proof = next(proof for proof in PROOFS if proof.promise == "NEWS-1")
    figures = proof.look(register(), people.TODAY)
    assert (figures.checked, figures.failed) == (1, 0)
    people.says_yes(patron, "newsletter", what="withdrawn", at=timezone.now() - timedelta(days=1))
    Notice.objects.update(sent_at=timezone.now())
    assert proof.look(register(), people.TODAY).failed == 1


@pytest.mark.promise("NEWSTMT-1")
def test_the_next_newsletter_tells_that_the_statement_changed() -> None:
    reader("Anna")
    StatementVersion.objects.create(number=2, published_at=timezone.now(), content={}, digest="2")
    sent(mailing())
    sent(mailing())
    first, second = (str(message.body) for message in mail.outbox)
    assert "/privacy/versions/2/" in first
    assert "/privacy/versions/" not in second


def test_an_offer_goes_to_who_wants_offers_and_not_to_who_wants_the_newsletter() -> None:
    reader("Anna")
    wants = reader("Piet", activity="direct_mail")
    assert sent(mailing("direct_mail")) == [wants.email]
