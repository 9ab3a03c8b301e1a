"""The profile: genres and materials, for who said yes to it, gone in the instant of a no, however it is said."""

import library
import people
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.circulation.profiling import profile_of
from leeszaal.login.models import Role
from leeszaal.notices.handling_choices import say_yes
from leeszaal.patrons.models import Patron
from leeszaal.privacy import consents, objection
from leeszaal.privacy.access import seen
from leeszaal.privacy.consents import Word
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import erase_person
from leeszaal.privacy.models import ConsentLine

PROFILE = register().activities["profile"]
SAID = Word(ConsentLine.How.OWN_PAGE, "nl")
pytestmark = pytest.mark.django_db


@pytest.fixture
def profiled() -> Patron:
    patron = people.patron(email="anna@example.nl", password=people.PASSWORD)
    people.says_yes(patron, "profile")
    library.lend(patron, timezone.localdate())
    return patron


def counted(patron: Patron) -> int:
    return sum(profile_of(patron.pk)["material"].values())


def test_the_profile_knows_no_title_and_no_copy() -> None:
    columns = set(seen.readable("profile")["activity_profile"])
    assert {"loan_material_type", "genres", "patron_id"} < columns
    assert not {name for name in columns if "item" in name or "title" in name or "record" in name}


@pytest.mark.promise("PROF-3")
def test_saying_no_on_the_website_stops_it_at_once(client: Client, profiled: Patron) -> None:
    assert counted(profiled) == 1
    people.log_in(client, profiled)
    client.post(reverse("account:say", args=["profile"]), {"say": "no"})
    assert counted(profiled) == 0


@pytest.mark.promise("PROF-3", "RIGHT-6")
def test_objecting_on_the_website_stops_it_at_once_and_nobody_weighs_it(client: Client, profiled: Patron) -> None:
    people.log_in(client, profiled)
    client.post(reverse("account:object"), {"activity": "profile", "because": ""})
    assert counted(profiled) == 0


@pytest.mark.promise("PROF-3")
@pytest.mark.parametrize("how", ["desk", "paper", "telephone"])
def test_saying_no_at_the_desk_or_by_letter_stops_it_at_once(client: Client, profiled: Patron, how: str) -> None:
    people.log_in(client, people.staff("desk", [Role.DESK]))
    client.post(reverse("desk:choices", args=[profiled.pk]), {"said": "no:profile", "how": how})
    assert counted(profiled) == 0


def test_who_says_yes_again_takes_the_objection_back(profiled: Patron) -> None:
    objection.object_to(profiled.pk, PROFILE, now=timezone.now())
    consents.withdraw(profiled.pk, PROFILE, SAID, now=timezone.now())
    assert counted(profiled) == 0
    say_yes(profiled, PROFILE, SAID, now=timezone.now())
    assert counted(profiled) == 1


def test_who_is_erased_consents_to_nothing_any_more_and_the_ledger_says_why(profiled: Patron) -> None:
    erase_person(profiled.pk, people.WEB, now=timezone.now())
    assert counted(profiled) == 0
    assert consents.last_words(profiled.pk)["profile"].how == "erased"
