"""Every question and complaint gets an answer: the person sees by when, and reads it on the own page."""

from collections.abc import Callable
from datetime import timedelta

import people
import pytest
from django.test import Client
from django.utils import timezone

from leeszaal.login.models import Role
from leeszaal.notices.models import Notice
from leeszaal.patrons.deciding import DECISION
from leeszaal.patrons.models import Patron, Question
from leeszaal.privacy.decisions import Waiting

pytestmark = pytest.mark.django_db
Visit = Callable[[Patron], Client]
SERVING = {"looking_reason": "question", "looking_at": "page"}
PAGE = "/account/questions/"


def asked(client: Client, text: str, **also: str) -> Question:
    client.post(PAGE, {"kind": "complaint", "text": text} | also)
    return Question.objects.latest("pk")


@pytest.mark.promise("SERV-1")
def test_a_question_says_by_when_it_is_answered_and_shows_the_answer(visit: Visit) -> None:
    me = people.patron()
    own, desk = visit(me), people.log_in(Client(), people.staff("balie", [Role.DESK]))
    question = asked(own, "De deur klemt.")
    assert question.due_on == timezone.localdate() + timedelta(days=28)
    assert "De deur klemt." in own.get(PAGE).content.decode()
    assert f"/desk/patrons/{me.pk}/questions" in desk.get("/desk/questions").content.decode()
    front = desk.get("/desk/")
    assert (front.context["counts"].questions, 'href="/desk/questions"' in front.content.decode()) == (1, True)
    desk.post(f"/desk/patrons/{me.pk}/questions", SERVING)
    desk.post(f"/desk/patrons/{me.pk}/questions/{question.pk}/answer", {"text": "Die is nu gemaakt."})
    assert "Die is nu gemaakt." in own.get(PAGE).content.decode()
    assert "Die is nu gemaakt." in desk.get(f"/desk/patrons/{me.pk}/questions").content.decode()
    assert Notice.objects.get(patron=me).kind == "question_answered"
    assert f"/desk/patrons/{me.pk}/questions" not in desk.get("/desk/questions").content.decode()


def test_nobody_reads_what_another_asked(visit: Visit) -> None:
    asked(visit(people.patron()), "De deur klemt.")
    assert "De deur klemt." not in visit(people.patron(given_names="Kim")).get(PAGE).content.decode()


def test_a_complaint_about_privacy_waits_for_the_privacy_officer_and_not_at_the_desk(visit: Visit) -> None:
    me = people.patron()
    desk, officer = (
        people.log_in(Client(), people.staff("balie", [Role.DESK])),
        people.log_in(Client(), people.staff("privacy", [Role.PRIVACY])),
    )
    question = asked(visit(me), "Wie las dit?", about_privacy="on")
    assert f"/desk/patrons/{me.pk}/questions" not in desk.get("/desk/questions").content.decode()
    assert DECISION.look(timezone.now()) == Waiting(1, question.due_on)
    assert "Wie las dit?" in officer.get("/office/privacy/questions/").content.decode()
    officer.post("/office/privacy/questions/", {"question": question.pk, "text": "Alleen jij."})
    assert Question.objects.get().answer == "Alleen jij."
    assert DECISION.look(timezone.now()) == Waiting(0, None)


def test_the_desk_takes_a_complaint_in_and_passes_it_on(visit: Visit) -> None:
    me, desk = people.patron(), people.log_in(Client(), people.staff("balie", [Role.DESK]))
    address = f"/desk/patrons/{me.pk}/questions"
    desk.post(address, SERVING)
    desk.post(address, {"kind": "complaint", "text": "Mijn naam stond op het scherm."})
    question = Question.objects.get()
    assert question.intake == "desk"
    desk.post(f"{address}/{question.pk}/answer", {"pass_on": "1", "text": ""})
    assert Question.objects.get().about_privacy


def test_an_answer_is_given_once_and_holds_no_citizen_service_number(visit: Visit) -> None:
    me, desk = people.patron(), people.log_in(Client(), people.staff("balie", [Role.DESK]))
    address, question = f"/desk/patrons/{me.pk}/questions", asked(visit(me), "De deur klemt.")
    desk.post(address, SERVING)
    for text in ("bsn 111222333", "Die is nu gemaakt.", "Iets anders."):
        desk.post(f"{address}/{question.pk}/answer", {"text": text})
    assert Question.objects.get().answer == "Die is nu gemaakt."
