"""An erasure at somebody's request is a link in the chain of proofs, as the nights are, and names nobody."""

import html
import json

import library
import people
import pytest
from django.db import connection
from django.test import Client

from leeszaal.circulation.services import check_in
from leeszaal.common.actor import JOB
from leeszaal.login.models import Role
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import erase_person, go_on_erasing
from leeszaal.privacy.models import Proof
from leeszaal.privacy.proofs.chain import proofs
from leeszaal.privacy.proofs.verifying import verify
from leeszaal.privacy.retention import nightly_round
from leeszaal.privacy.retention.standing import standing

pytestmark = pytest.mark.django_db
BY_NAME = "erase the patron's name and everything that leads to the person"


@pytest.mark.promise("RIGHT-3")
def test_an_erasure_is_a_link_between_those_of_two_nights() -> None:
    nightly_round(register(), people.TODAY, now=people.NOW)
    erasure = erase_person(people.patron().pk, JOB, now=people.NOW)
    nightly_round(register(), people.TODAY, now=people.NOW)
    first, link, last = Proof.objects.all()
    assert (erasure.proof, link.previous, last.previous) == (2, first.hash, link.hash)
    assert link.body["erasure"]["ended"][BY_NAME] == 1
    assert link.body["erasure"]["done"]
    assert verify(proofs(), {}).broken is None


@pytest.mark.promise("RIGHT-3")
def test_an_erasure_proof_that_was_changed_shows() -> None:
    erase_person(people.patron().pk, JOB, now=people.NOW)
    nightly_round(register(), people.TODAY, now=people.NOW)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE privacy_proof DISABLE TRIGGER USER")
        cursor.execute("UPDATE privacy_proof SET body = jsonb_set(body, '{erasure,done}', 'false') WHERE number = 1")
    verdict = verify(proofs(), {})
    assert verdict.broken == 1
    assert "changed" in verdict.why


def test_what_waited_is_a_link_of_its_own_once_it_went() -> None:
    patron = people.patron()
    library.hold(patron)
    loan = library.lend(patron, people.TODAY)
    erase_person(patron.pk, JOB, now=people.NOW)
    check_in(loan.item.barcode, people.at_desk(), now=people.NOW)
    go_on_erasing(now=people.NOW)
    begun, ended = (proof.body["erasure"] for proof in Proof.objects.all())
    assert (begun["done"], begun["waiting"][BY_NAME]) == (False, 1)
    assert (ended["done"], ended["waiting"], ended["ended"][BY_NAME]) == (True, {}, 1)


def test_a_night_in_which_nothing_more_can_go_leaves_no_link_of_an_erasure() -> None:
    patron = people.patron()
    library.lend(patron, people.TODAY)
    erase_person(patron.pk, JOB, now=people.NOW)
    before = Proof.objects.count()
    go_on_erasing(now=people.NOW)
    assert Proof.objects.count() == before


def test_an_erasure_proof_names_nobody() -> None:
    patron = people.patron(given_names="Xanthippe", family_name="Quaadvliegh", id=7_300_000_001)
    erasure = erase_person(patron.pk, JOB, now=people.NOW)
    told = json.dumps(list(proofs()))
    for mark in ("Xanthippe", "Quaadvliegh", "7300000001", str(erasure.number)):
        assert mark not in told


def test_an_erasure_is_not_taken_for_the_round_of_the_night() -> None:
    erase_person(people.patron().pk, JOB, now=people.NOW)
    assert standing(register(), people.NOW, people.TODAY).last is None


@pytest.mark.parametrize(("language", "says"), [("nl", "nooit van wie"), ("en", "never of whom")])
def test_the_office_shows_it_among_the_proofs(client: Client, language: str, says: str) -> None:
    number = erase_person(people.patron().pk, JOB, now=people.NOW).proof
    people.log_in(client, people.staff("piet", [Role.PRIVACY]))
    address, asked = f"/office/privacy/erasing/{number}/", {"accept-language": language}
    for page in ("/office/privacy/erasing/", "/office/privacy/limits/"):
        assert address in client.get(page, headers=asked).content.decode()
    shown = client.get(address, headers=asked).content.decode()
    assert says in shown
    assert register().vocabulary.then[BY_NAME].in_language(language) in html.unescape(shown)
