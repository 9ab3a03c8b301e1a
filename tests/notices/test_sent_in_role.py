"""Every kind of message leaves in the role that sends: it reads what the message tells, and no more than that."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import library
import people
import pytest
from django.core import mail

from leeszaal.circulation.models import Hold
from leeszaal.notices.handling_breaches import tell_some
from leeszaal.notices.kinds import BY_ACTIVITY, Kind
from leeszaal.notices.letters import KINDS
from leeszaal.notices.models import Notice
from leeszaal.notices.sending import send
from leeszaal.patrons.models import EmailCheck, Patron, Share, ShareQuestion
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import (
    Breach,
    BreachScope,
    BreachTouched,
    ConsentText,
    Objection,
    RequestStep,
    Restriction,
    RightsRequest,
    StatementVersion,
)
from leeszaal.privacy.statement import versions

pytestmark = pytest.mark.django_db
SECRET = "alleen-voor-de-balie"
LATER = people.NOW + timedelta(minutes=1)
LETTERS = {kind: step for step, kind in KINDS.items()}
SHARES = {
    Kind.SHARE_ASKED: Share.State.ASKED,
    Kind.SHARE_ACCEPTED: Share.State.ACCEPTED,
    Kind.SHARE_ENDS_SOON: Share.State.ACCEPTED,
    Kind.SHARE_ENDED: Share.State.ENDED,
    Kind.SHARE_LAPSED: Share.State.ENDED,
}


def nothing(patron: Patron, kind: Kind) -> Mapping[str, int]:
    return {}


def email_check(patron: Patron, kind: Kind) -> Mapping[str, int]:
    return {"email_check": EmailCheck.objects.create(patron=patron, email="nieuw@lezers.example", asked_at=LATER).pk}


def enrolled(patron: Patron, kind: Kind) -> Mapping[str, int]:
    Patron.objects.filter(pk=patron.pk).update(state=Patron.State.PENDING)
    return {}


def hold(patron: Patron, kind: Kind) -> Mapping[str, int]:
    of = library.record("Het Bureau")
    fields = {"state": Hold.State.READY, "trapped_item": library.item(of), "shelf_until": people.TODAY}
    return {"hold": library.hold(patron, of, **fields).pk}


def restriction(patron: Patron, kind: Kind) -> Mapping[str, int]:
    about = {"person_kind": "patron", "person_id": patron.pk, "ground": "18(1)(a)", "actor_kind": "staff"}
    return {"restriction": Restriction.objects.create(**about, since=people.NOW).pk}


def objection(patron: Patron, kind: Kind) -> Mapping[str, int]:
    about = {"person_kind": "patron", "person_id": patron.pk, "activity": "traces", "because": SECRET}
    answer = {"answer": "refused", "answer_because": "Wij wegen anders.", "answered_at": LATER, "until": LATER}
    return {"objection": Objection.objects.create(**about, **answer, since=people.NOW).pk}


def statement(patron: Patron, kind: Kind) -> Mapping[str, int]:
    first = versions.publish(register(), claimed(), people.NOW)
    assert first is not None
    StatementVersion.objects.create(number=2, published_at=LATER, content=first.content, digest="2")
    return {"version": 2}


def request(patron: Patron, kind: Kind) -> Mapping[str, int]:
    day = people.TODAY
    days = {"received_on": day, "begun_on": day, "due_on": day + timedelta(days=30), "closed_on": day}
    about = {"person_kind": "patron", "person_id": patron.pk, "right": "15", "intake": "desk", "wish": SECRET}
    asked = RightsRequest.objects.create(**about, **days, state="done", answer="Klaar.")
    step = {"what": LETTERS[kind], "at": LATER, "actor_kind": "staff", "actor_id": 1}
    return {"step": RequestStep.objects.create(request=asked, **step).pk}


def breach(patron: Patron, kind: Kind) -> Mapping[str, int]:
    words = {"title": SECRET, "story": "Een lijst.", "consequences": "Post.", "measures": "Gewist."}
    found = Breach.objects.create(**words, aware_at=people.NOW, kinds=["confidentiality"], told_at=people.NOW)
    BreachScope.objects.create(breach=found, what="table", label="patrons.Address", columns=["street"])
    BreachTouched.objects.create(breach=found, person_kind="patron", person_id=patron.pk)
    return {"breach": found.pk}


def share(patron: Patron, kind: Kind) -> Mapping[str, int]:
    asker = people.patron(given_names="Hiske", email="hiske@lezers.example", born_on=date(1971, 2, 3))
    is_asked = kind is Kind.SHARE_ASKED
    made = Share.objects.create(
        asker=asker,
        sharer=None if is_asked else patron,
        called="Oma",
        scopes=["loans"],
        state=SHARES[kind],
        asked_at=people.NOW,
        until_on=people.TODAY,
        ended_side="sharer",
    )
    if is_asked:
        ShareQuestion.objects.create(share=made, patron=patron)
    return {"share": made.pk}


def consent_text(patron: Patron, kind: Kind) -> Mapping[str, int]:
    words = {"activity": "newsletter", "language": "nl", "text": "Stuur mij de nieuwsbrief.", "digest": "d"}
    return {"text": ConsentText.objects.create(**words, first_shown_at=people.NOW).pk}


SUBJECTS: Mapping[Kind, Callable[[Patron, Kind], Mapping[str, int]]] = {
    Kind.PASSWORD_RESET: nothing,
    Kind.WELCOME: nothing,
    Kind.ENROLMENT_RECEIVED: enrolled,
    Kind.EMAIL_CHECK: email_check,
    Kind.HOLD_READY: hold,
    Kind.DATA_RESTRICTED: restriction,
    Kind.RESTRICTION_ENDS: restriction,
    Kind.OBJECTION_ANSWERED: objection,
    Kind.STATEMENT_CHANGED: statement,
    Kind.BREACH: breach,
    Kind.QUESTION_ANSWERED: nothing,
    Kind.CONSENT_CHECK: consent_text,
    Kind.CONSENT_LAPSED: nothing,
    **dict.fromkeys(LETTERS, request),
    **dict.fromkeys(SHARES, share),
}


def test_each_kind_that_is_not_sent_for_an_activity_is_tried_here() -> None:
    assert set(SUBJECTS) == set(Kind) - BY_ACTIVITY


@pytest.mark.promise("SEC-1")
@pytest.mark.parametrize("kind", SUBJECTS)
def test_a_message_of_each_kind_leaves_in_the_role_that_sends(kind: Kind) -> None:
    patron = people.patron(given_names="Truus", email="truus@lezers.example")
    about = {"subject_ids": SUBJECTS[kind](patron, kind), "link": "https://bieb.example/link", "created_at": people.NOW}
    notice = Notice.objects.create(key="k", kind=kind, patron=patron, **about)
    with acting_as("notices"):
        send(notice.pk, now=LATER)
    (message,) = mail.outbox
    assert "Truus" in message.body
    assert SECRET not in message.body


def test_letters_about_a_breach_are_made_in_the_role_that_sends() -> None:
    patron = people.patron(email="truus@lezers.example")
    about = breach(patron, Kind.BREACH)
    with acting_as("notices"):
        assert tell_some(about["breach"], LATER) == 1
    assert Notice.objects.get().patron_id == patron.pk
