"""One's own page and the desk: each choice with its words and one button, and a child's choices with its guardian."""

from datetime import date, timedelta

import people
import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from leeszaal.login.models import Role
from leeszaal.patrons.models import Guardianship, Patron
from leeszaal.privacy.consents import consents, last_words
from leeszaal.privacy.declared import register
from leeszaal.privacy.objection import has_objected

pytestmark = pytest.mark.django_db
CHOICES = ("newsletter", "direct_mail", "targeted", "profile", "welcome", "history")


def child_of(parent: Patron, **fields: object) -> Patron:
    child = people.patron(born_on=timezone.localdate() - timedelta(days=4000), given_names="Sem", **fields)
    Guardianship.objects.create(guardian=parent, child=child, since_on=people.TODAY)
    return child


def say(client: Client, key: str, said: str, **form: object) -> int:
    return client.post(reverse("account:say", args=[key]), {"say": said, **form}).status_code


@pytest.mark.parametrize("language", ["nl", "en"])
def test_each_choice_stands_there_with_its_words_and_nothing_is_on_beforehand_but_the_welcome(
    client: Client, language: str
) -> None:
    people.log_in(client, people.patron(password=people.PASSWORD))
    page = client.get(reverse("account:choices"), headers={"Accept-Language": language}).content.decode()
    for key in CHOICES:
        activity = register().activities[key]
        assert activity.title.in_language(language) in page
        assert activity.purpose.in_language(language) in page
    assert page.count('name="say" value="no"') == 1
    assert page.count('name="say" value="yes"') == len(CHOICES) - 1


@pytest.mark.promise("RIGHT-6", "NEWS-2")
def test_one_press_stops_the_welcome_mails_and_one_brings_them_back(client: Client) -> None:
    patron = people.patron(password=people.PASSWORD)
    people.log_in(client, patron)
    assert say(client, "welcome", "no") == 302
    assert has_objected(patron.pk, "welcome")
    assert 'value="no"' not in client.get(reverse("account:choices")).content.decode()
    say(client, "welcome", "yes")
    assert not has_objected(patron.pk, "welcome")


@pytest.mark.promise("MIJN-2")
def test_interests_are_stated_by_who_says_yes_and_erased_with_the_no(client: Client) -> None:
    patron = people.patron(password=people.PASSWORD)
    people.log_in(client, patron)
    tick = {"subject": ["music", "travel"]}
    assert client.post(reverse("account:interests"), tick).status_code == 403
    say(client, "targeted", "yes")
    client.post(reverse("account:interests"), tick)
    assert set(patron.interests.values_list("subject", flat=True)) == {"music", "travel"}
    say(client, "targeted", "no")
    assert not patron.interests.exists()
    say(client, "targeted", "yes")
    client.post(reverse("account:interests"), tick)
    client.post(reverse("account:object"), {"activity": "targeted", "because": ""})
    assert not patron.interests.exists()


def test_a_parent_says_yes_for_a_child_and_the_child_sees_who_decides_and_can_only_say_no(client: Client) -> None:
    parent = people.patron(password=people.PASSWORD)
    child = child_of(parent, password=people.PASSWORD)
    people.log_in(client, parent)
    assert say(client, "profile", "yes", **{"for": child.pk}) == 302
    line = last_words(child.pk)["profile"]
    assert (line.by, line.guardian_id, line.lapses_on) == ("guardian", parent.pk, sixteenth(child))
    assert "Sem" in client.get(reverse("account:child_choices", args=[child.pk])).content.decode()
    own = people.log_in(Client(), child)
    page = own.get(reverse("account:choices")).content.decode()
    age = register().activities["newsletter"].basis.age
    assert age is not None
    assert age.because.nl in page
    assert say(own, "targeted", "yes") == 403
    assert say(own, "profile", "no") == 302
    assert not consents(child.pk, "profile")


def sixteenth(child: Patron) -> date:
    return child.born_on.replace(year=child.born_on.year + 16)


def test_nobody_says_yes_for_somebody_elses_child(client: Client) -> None:
    child = child_of(people.patron())
    people.log_in(client, people.patron(password=people.PASSWORD))
    assert say(client, "profile", "yes", **{"for": child.pk}) == 404
    assert client.get(reverse("account:child_choices", args=[child.pk])).status_code == 404


def test_the_desk_writes_down_whose_word_it_was_and_who_wrote_it(client: Client) -> None:
    parent, desk = people.patron(), people.staff("desk", [Role.DESK])
    child = child_of(parent)
    people.log_in(client, desk)
    address = reverse("desk:choices", args=[child.pk])
    client.post(address, {"said": "yes:profile", "how": "paper", "guardian": ""})
    assert not consents(child.pk, "profile")
    client.post(address, {"said": "yes:profile", "how": "paper", "guardian": parent.pk})
    line = last_words(child.pk)["profile"]
    assert (line.how, line.by, line.guardian_id, line.noted_by) == ("paper", "guardian", parent.pk, desk.pk)
