"""Who reads Dutch never meets the register's own English words for terms: they are said in Dutch everywhere."""

import html
import re
from collections.abc import Iterator
from typing import Any

import library
import people
import pytest
from clerk import Clerk
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation

from leeszaal.common.actor import JOB
from leeszaal.login.models import Role
from leeszaal.office.proof_lines import rule_lines
from leeszaal.patrons.models import Patron
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import erase_person
from leeszaal.privacy.models import Proof
from leeszaal.privacy.retention import Night, Outcome, nightly_round
from leeszaal.privacy.retention.alarm import warn_when_wrong
from leeszaal.privacy.rights.access import Asked, access_package

pytestmark = pytest.mark.django_db
DUTCH = {"accept-language": "nl"}
ACTIVITIES = ("lending", "membership", "bookkeeping", "security")
PUBLIC = ("opac:privacy", "opac:privacy_short", "opac:privacy_children")
OFFICE = ("privacy", "erasing", "limits", "privacy_statement", "privacy_activities", "register_changes", "requests")
OWN = ("account:limits", "account:data", "account:data_everything")
DESK = ("desk:patron", "desk:erase", "desk:object")


@pytest.fixture
def leaving() -> Patron:
    """Somebody who asked to be erased and still has a book; of that and of a night there are proofs."""
    patron = people.patron(user=people.make_user())
    library.lend(patron, people.TODAY)
    erase_person(patron.pk, JOB, now=people.NOW)
    nightly_round(register(), people.TODAY, now=people.NOW)
    return patron


def english_in(text: str) -> list[str]:
    """The register's words of terms that can be read in a text; what stands within tags cannot."""
    said = register().vocabulary
    readable = html.unescape(re.sub(r"<[^>]*>", " ", text))
    return [word for part in (said.starts, said.unless, said.then) for word in part if word in readable]


def pages(leaving: Patron) -> Iterator[tuple[str, Client]]:
    """Addresses at which terms are told, each with the browser of who reads there."""
    officer = people.log_in(Client(), people.staff("piet", [Role.PRIVACY]))
    yield from ((reverse(name), Client()) for name in PUBLIC)
    yield from ((reverse(f"office:{name}"), officer) for name in OFFICE)
    yield from ((reverse("office:privacy_activity", args=[key]), officer) for key in ACTIVITIES)
    yield from ((reverse("office:erasing_proof", args=[proof.number]), officer) for proof in Proof.objects.all())
    me, clerk = people.log_in(Client(), leaving), people.log_in(Clerk(), people.staff("petra"))
    yield from ((reverse(name), me) for name in OWN)
    yield from ((reverse(name, args=[leaving.pk]), clerk) for name in DESK)


def test_no_page_in_dutch_shows_an_english_word_of_a_term(leaving: Patron) -> None:
    assert english_in("<p>when the loan ends</p><i title='the patron still owes something'>") == ["when the loan ends"]
    found = dict[str, Any]()
    for address, browser in pages(leaving):
        answer = browser.get(address, headers=DUTCH)
        assert answer.status_code == 200, address
        found[address] = english_in(answer.content.decode())
    assert not {address: words for address, words in found.items() if words}


def test_a_proof_tells_in_dutch_what_held_rows_back() -> None:
    night = Night.of(register(), people.TODAY)
    outcome = Outcome(night.rules[0], due=3, kept={"the loan is not back yet": 2, "needed for lending": 1})
    with translation.override("nl"):
        (line,) = rule_lines([outcome.told(people.TODAY)], register(), "nl")
    assert line.kept == (("het nog niet terug is", 2), ("nodig voor Materialen uitlenen", 1))


def test_the_package_in_dutch_tells_what_waits_in_dutch(leaving: Patron) -> None:
    asked = Asked(leaving.pk, "nl", people.NOW, people.TODAY)
    package = access_package(asked)
    (erasure,) = (held for held in package["data"] if held["table"] == "privacy.Erasure")
    shown = {value["column"]: value["shown"] for value in erasure["rows"][0]["values"]}
    assert shown["privacy.Erasure.stays"] == "wacht nog: wissen we je naam en alles wat naar jou leidt (1)"
    values = [value for held in package["data"] for row in held["rows"] for value in row["values"]]
    told = [f"{value['shown']} {value['ends_shown']}" for value in values]
    assert not english_in("\n".join([*told, *(term for each in package["activities"] for term in each["terms"])]))


def test_the_message_that_erasing_is_late_says_the_rules_in_both_languages() -> None:
    library.lend(people.patron(), people.TODAY, returned_at=people.NOW, ending="returned")
    assert warn_when_wrong(register(), people.NOW.replace(year=2029))
    said = register().vocabulary.then["unlink the patron from the loan"]
    lending = register().activities["lending"].title
    assert f"{lending.nl}, {said.nl} / {lending.en}, {said.en}" in mail.outbox[0].body
