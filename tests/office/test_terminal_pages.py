"""Self-service machines in the office: a password seen once, and a second thought before a machine is told more."""

import re
from typing import Any

import people
import pytest
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from leeszaal.login.models import Sight, Terminal
from leeszaal.login.terminals import WrongLoginError, add_terminal, log_in_terminal, terminal_account
from leeszaal.office.terminal_words import BRIEFLY, IN_FULL

pytestmark = pytest.mark.django_db
NEW = reverse("office:new_terminal")
LIST = reverse("office:terminals")


def form(**changed: Any) -> dict[str, Any]:
    """What is filled in about a machine."""
    return {
        "name": "Zelfbediening hal",
        "branch": people.branch().pk,
        "may_see": [Sight.NAME, Sight.LOANS],
        "language": "nl",
        "encoding": "utf-8",
    } | changed


def shown_password(page: HttpResponse) -> str:
    """The password on a page."""
    found = re.search(r"<code>((?:\w{5}-){3}\w{5})</code>", page.content.decode())
    assert found
    return found[1]


@pytest.fixture
def hall(db: None) -> Terminal:
    return add_terminal("hal-1", "Zelfbediening hal", people.branch().pk)[0]


@pytest.fixture
def address(hall: Terminal) -> str:
    return reverse("office:terminal", args=[hall.pk])


def test_a_new_machine_logs_in_with_the_password_on_the_page(office: Client) -> None:
    page = office.post(NEW, form(login=" HAL-1 ", takes_payments="on", language="en", encoding="cp850"))
    account = log_in_terminal("hal-1", shown_password(page), "192.0.2.7", now=people.NOW)
    assert (account.name, account.branch_id) == ("Zelfbediening hal", people.branch().pk)
    assert account.may_see == {Sight.NAME, Sight.LOANS}
    assert (account.takes_payments, account.blocks_cards, account.asks_password) == (True, False, False)
    assert (account.language, account.encoding) == ("en", "cp850")


def test_a_password_is_kept_nowhere_but_on_the_page(office: Client) -> None:
    page = office.post(NEW, form(login="hal-1"))
    password = shown_password(page)
    assert "no-store" in page.headers["Cache-Control"]
    kept = [str(session.get_decoded()) for session in Session.objects.all()]
    pages = [office.get(way).content.decode() for way in (LIST, NEW, reverse("office:terminal", args=[_only().pk]))]
    assert not [text for text in (*kept, *pages, _only().password) if password in text]


def test_a_new_password_replaces_the_old_one(office: Client) -> None:
    old = shown_password(office.post(NEW, form(login="hal-1")))
    page = office.post(reverse("office:terminal_password", args=[_only().pk]))
    assert "no-store" in page.headers["Cache-Control"]
    assert log_in_terminal("hal-1", shown_password(page), "192.0.2.7", now=people.NOW).id == _only().pk
    with pytest.raises(WrongLoginError):
        log_in_terminal("hal-1", old, "192.0.2.7", now=people.NOW)


def test_the_form_of_a_new_machine_begins_with_what_is_safe(office: Client) -> None:
    page = office.get(NEW).content.decode()
    ticked = re.findall(r'name="may_see" value="(\w+)"[^>]* checked', page)
    assert ticked == ["name", "loans", "holds", "charges", "titles"]


def test_a_machine_may_be_told_nothing_at_all(office: Client, address: str) -> None:
    office.post(address, form(may_see=[], is_active="on"))
    assert _only().may_see == []
    assert "niets" in office.get(LIST).content.decode()


def test_changes_hold_from_the_next_look_at_the_account(office: Client, hall: Terminal, address: str) -> None:
    harbour = people.branch("haven")
    sights = [Sight.BORROWER, Sight.ADDRESS]
    office.post(address, form(name="Haven", branch=harbour.pk, may_see=sights, is_active="on", asks_password="on"))
    account = terminal_account(hall.pk)
    assert account is not None
    assert (account.name, account.branch_code, account.asks_password) == ("Haven", "haven", True)
    assert account.may_see == set(sights)


def test_a_machine_is_closed_and_opened_again(office: Client, hall: Terminal, address: str) -> None:
    office.post(address, form())
    assert terminal_account(hall.pk) is None
    assert "gesloten" in office.get(LIST).content.decode()
    office.post(address, form(is_active="on"))
    assert terminal_account(hall.pk) is not None


def test_the_log_in_name_and_the_password_are_no_part_of_a_change(office: Client, hall: Terminal, address: str) -> None:
    office.post(address, form(is_active="on", login="anders", password="anders"))
    assert (_only().login, _only().password) == ("hal-1", hall.password)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"login": "hal-1"}, "login"),
        ({"login": "HAL-1"}, "login"),
        ({"login": "21000000000013"}, "login"),
        ({"login": "hal@lezers.example"}, "login"),
        ({"login": "h" * 61}, "login"),
        ({"name": ""}, "name"),
        ({"branch": 0}, "branch"),
        ({"may_see": ["everything"]}, "may_see"),
        ({"language": "fr"}, "language"),
        ({"encoding": "utf-16"}, "encoding"),
    ],
)
def test_what_is_wrong_about_a_new_machine_is_told_at_its_field(
    office: Client, hall: Terminal, wrong: dict[str, Any], field: str
) -> None:
    page = office.post(NEW, form(login="hal-2") | wrong).content.decode()
    assert f'id="id_{field}_error"' in page
    assert "<code>" not in page
    assert _only() == hall


def test_the_list_tells_where_a_machine_stands_and_when_it_was_last_there(office: Client, hall: Terminal) -> None:
    assert "nog niet" in office.get(LIST).content.decode()
    Terminal.objects.update(last_seen_on=people.TODAY)
    page = office.get(LIST).content.decode()
    assert "nog niet" not in page
    assert "24 nov" in page
    assert hall.branch.name in page


def test_the_list_marks_what_leads_to_a_person(office: Client, hall: Terminal) -> None:
    marked = "badge-warn"
    assert marked not in office.get(LIST).content.decode()
    Terminal.objects.update(may_see=[Sight.NAME, Sight.PHONE])
    assert office.get(LIST).content.decode().count(marked) == 1


def test_everything_a_machine_may_be_told_has_its_words() -> None:
    assert set(BRIEFLY) == set(IN_FULL) == set(Sight)


def _only() -> Terminal:
    return Terminal.objects.get()
