"""The person sees who received what and why; what the law keeps silent not before its day, by the database itself."""

import json
from datetime import timedelta

import leaving
import people
import pytest
from click.testing import CliRunner
from django.db import connections
from django.test import Client
from django.utils import timezone

from leeszaal.patrons.models import Patron
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.disclosure import door
from leeszaal.privacy.disclosure.passages import to_partner
from leeszaal.privacy.models import Disclosure
from leeszaal.privacy.rights.access import Asked, access_package
from leeszaal.site.cli import main

pytestmark = pytest.mark.django_db
NOW = people.NOW


@pytest.fixture
def patron(monkeypatch: pytest.MonkeyPatch) -> Patron:
    """A member of whom a message went to the mail service, and another message did not leave."""
    monkeypatch.setattr(connections, "close_all", lambda: None)  # a command closes them when it is done
    patron = people.patron(password=people.PASSWORD)
    passage = to_partner(leaving.with_printer(), "notices", "mail")
    with door.leaving(passage, [patron.pk, people.patron().pk], now=NOW):
        pass
    with door.leaving(passage, [patron.pk], now=NOW) as going:
        going.outcome = Disclosure.Outcome.FAILED
    return patron


def sealed_line(patron: Patron, until: object) -> Disclosure:
    """A line of which the person may not hear yet."""
    passage = to_partner(leaving.with_printer(), "notices", "mail")
    with door.leaving(passage, [patron.pk], now=NOW, sealed_until=until):  # type: ignore[arg-type]
        pass
    return Disclosure.objects.latest("pk")


@pytest.mark.promise("MIJN-1")
@pytest.mark.parametrize(
    ("language", "why", "name"),
    [("nl", "om het bericht te bezorgen", "naam"), ("en", "to deliver the message", "name")],
)
def test_the_own_page_tells_to_whom_which_data_went_and_why(
    patron: Patron, client: Client, language: str, why: str, name: str
) -> None:
    page = people.log_in(client, patron).get("/account/data/disclosures/", headers={"accept-language": language})
    text = " ".join(page.content.decode().split())
    assert page.status_code == 200
    assert why in text.lower()
    assert name in text
    assert text.count("<time") == 1
    assert "6(1)(b)" in text


def test_own_page_package_and_command_line_say_the_same(patron: Patron, client: Client) -> None:
    answer = CliRunner().invoke(main, ["disclosures", "--card", people.card_of(patron), "--json"])
    assert answer.exit_code == 0, answer.output
    told = json.loads(answer.stdout)
    (line,) = told["disclosures"]
    assert line["country"] == "NL"
    package = access_package(Asked(patron.pk, "nl", NOW, people.TODAY))
    assert package["disclosures"] == told["disclosures"]
    page = people.log_in(client, patron).get("/account/data/disclosures/", headers={"accept-language": "nl"})
    assert line["to"] in page.content.decode()


@pytest.mark.promise("LEGAL-1")
def test_what_the_law_keeps_silent_is_seen_by_nobody_but_the_privacy_officer_until_its_day(patron: Patron) -> None:
    today = timezone.localdate()
    line = sealed_line(patron, today + timedelta(days=1))
    with acting_as("patron", patron.pk):
        assert not Disclosure.objects.filter(pk=line.pk).exists()
        assert Disclosure.objects.count() == 2
    with acting_as("office"):
        assert Disclosure.objects.filter(pk=line.pk).exists()
    assert len(access_package(Asked(patron.pk, "nl", NOW, people.TODAY))["disclosures"]) == 1
    line = sealed_line(patron, today)
    with acting_as("patron", patron.pk):
        assert Disclosure.objects.filter(pk=line.pk).exists()
    assert len(access_package(Asked(patron.pk, "nl", NOW, people.TODAY))["disclosures"]) == 2


def test_a_silence_that_holds_can_be_made_longer_and_never_shorter(patron: Patron) -> None:
    line = sealed_line(patron, timezone.localdate() + timedelta(days=9))
    Disclosure.objects.filter(pk=line.pk).update(sealed_until=timezone.localdate() + timedelta(days=10))
    with pytest.raises(Exception, match="stays as it was written"):
        Disclosure.objects.filter(pk=line.pk).update(sealed_until=None)
