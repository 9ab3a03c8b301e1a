"""A record at the desk opens for a reason, at the cost of one key; and nothing that was filled in is lost."""

from datetime import timedelta

import people
import pytest
from clerk import Clerk
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from leeszaal.desk import reasons
from leeszaal.login.models import StaffMember
from leeszaal.patrons.models import Block, Patron
from leeszaal.privacy.models import Look

BSN = "111222333"


@pytest.fixture
def asked(clerk: StaffMember) -> Clerk:
    """A clerk who is shown the question and has not answered it."""
    browser = Clerk()
    browser.states = None
    people.log_in(browser, clerk)
    return browser


def page_of(patron: Patron) -> str:
    return reverse("desk:patron", args=[patron.pk])


def looks() -> list[tuple[str, str]]:
    return [(look.reason, look.words or "") for look in Look.objects.order_by("pk")]


def test_a_record_opens_after_the_reason_and_the_question_names_nobody(asked: Clerk, reader: Patron) -> None:
    question = asked.get(page_of(reader))
    assert reader.family_name not in question.content.decode()
    assert not Look.objects.exists()
    onward = asked.post(page_of(reader), {"looking_reason": "question", "looking_at": "page"})
    assert onward.url == page_of(reader)
    assert reader.family_name in asked.get(onward.url).content.decode()
    assert looks() == [("question", "")]


def test_the_first_button_has_the_focus_so_that_enter_goes_on(asked: Clerk, reader: Patron) -> None:
    page = asked.get(page_of(reader)).content.decode()
    assert page.count("autofocus") == 1
    assert 'value="serving" autofocus' in page


def test_who_scans_a_card_says_by_that_whom_is_served(asked: Clerk, reader: Patron) -> None:
    answer = asked.post(reverse("desk:scan"), {"code": people.card_of(reader)}, follow=True)
    assert reader.family_name in answer.content.decode()
    assert looks() == [("serving", "")]


def test_a_reason_that_lapsed_is_asked_again_and_the_form_goes_on(
    asked: Clerk, reader: Patron, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.post(reverse("desk:scan"), {"code": people.card_of(reader)})
    form = {"reason": "other", "note": "Belt terug", "until_on": ""}
    with monkeypatch.context() as later:
        later.setattr(reasons, "LASTS", timedelta(seconds=-1))
        question = asked.post(reverse("desk:block", args=[reader.pk]), form)
    assert not Block.objects.exists()
    carried = dict(question.context["carried"])
    assert carried == form
    answer = {"looking_reason": "serving", "looking_at": question.context["looking_at"]}
    asked.post(reverse("desk:block", args=[reader.pk]), carried | answer)
    assert Block.objects.get().note == "Belt terug"


def test_a_reason_is_of_one_person_and_of_one_staff_member(asked: Clerk, reader: Patron) -> None:
    other = people.patron(given_names="Bob")
    asked.post(reverse("desk:scan"), {"code": people.card_of(reader)})
    assert asked.get(page_of(other)).templates[0].name == "desk/reason.html"
    colleague = Clerk()
    colleague.states = None
    people.log_in(colleague, people.staff("ander"))
    assert colleague.get(page_of(reader)).templates[0].name == "desk/reason.html"


@pytest.mark.parametrize("words", ["", f"nummer {BSN}"], ids=["nothing", "a citizen service number"])
def test_something_else_needs_words_without_a_citizen_service_number(asked: Clerk, reader: Patron, words: str) -> None:
    form = {"looking_reason": "other", "looking_words": words, "looking_at": "page"}
    assert asked.post(page_of(reader), form).status_code == 422
    asked.post(page_of(reader), form | {"looking_words": "Pas gevonden"})
    asked.get(page_of(reader))
    assert looks() == [("other", "Pas gevonden")]


def test_neither_reason_nor_words_stand_readable_in_the_session(asked: Clerk, reader: Patron) -> None:
    form = {"looking_reason": "other", "looking_words": "Pas gevonden", "looking_at": "page"}
    asked.post(page_of(reader), form)
    assert "Pas gevonden" not in str(dict(asked.session.items()))


def test_a_search_keeps_what_was_typed_and_whom_it_showed(asked: Clerk, reader: Patron) -> None:
    other = people.patron(given_names="Bob")
    asked.post(reverse("desk:scan"), {"code": reader.family_name})
    look = Look.objects.get()
    assert (look.reason, look.query) == ("search", reader.family_name)
    assert set(look.people.values_list("person_id", flat=True)) == {reader.pk, other.pk}
    asked.post(reverse("desk:scan"), {"code": "Niemand Heetzo"})
    assert Look.objects.latest("pk").query == "Niemand Heetzo"


def test_a_page_whose_look_cannot_be_written_is_not_given(
    asked: Clerk, reader: Patron, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.raise_request_exception = False
    asked.post(reverse("desk:scan"), {"code": people.card_of(reader)})

    def cannot(*_: object, **__: object) -> None:
        raise OSError("no room left")

    monkeypatch.setattr("leeszaal.site.looking.record_look", cannot)
    answer = asked.get(page_of(reader))
    assert answer.status_code == 500
    assert reader.family_name not in answer.content.decode()


def test_a_page_costs_one_statement_more(desk: Clerk, reader: Patron, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.get(page_of(reader))
    with CaptureQueriesContext(connection) as with_look:
        desk.get(page_of(reader))
    monkeypatch.setattr("leeszaal.site.looking.record_look", lambda *_, **__: None)
    with CaptureQueriesContext(connection) as without:
        desk.get(page_of(reader))
    assert len(with_look) == len(without) + 1
