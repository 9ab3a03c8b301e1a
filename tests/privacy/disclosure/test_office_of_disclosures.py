"""The privacy officer sees what left, keeps agreements, and answers claims by law together with the manager."""

from datetime import date, timedelta
from typing import Any

import leaving
import people
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from leeszaal.login.models import Role
from leeszaal.privacy.disclosure import door
from leeszaal.privacy.disclosure.deciding import DECISIONS
from leeszaal.privacy.models import Agreement, Disclosure, LegalClaim

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 een overeenkomst"


def officer(login: str, *roles: Role) -> Client:
    """Somebody of the staff at work in the office."""
    return people.log_in(Client(headers={"accept-language": "en"}), people.staff(login, roles))


@pytest.fixture
def client() -> Client:
    """The privacy officer."""
    return officer("privacy", Role.PRIVACY)


def agreement_form(**fields: Any) -> dict[str, Any]:
    """An agreement with the mail service, as it is typed."""
    usual = {
        "partner": "mail",
        "title": "Verwerkersovereenkomst e-mail",
        "agreed_on": "2026-01-01",
        "ends_on": "",
        "review_on": "2027-01-01",
        "stored_in": "DE",
        "sub_processors": "Voorbeeld Hosting, NL",
    }
    return usual | fields


def claim_form(card: str, **fields: Any) -> dict[str, Any]:
    """A claim on somebody's name, as it is typed."""
    usual = {
        "article": "sv-126nc",
        "issuer": "investigating officer",
        "authority": "Politie Noord-Nederland",
        "reference": "PL0100-1",
        "received_on": "2026-11-20",
        "card": card,
        "demanded": ["patrons.Patron.family_name,patrons.Patron.given_names,patrons.Patron.prefix"],
        "period_from": "2026-01-01",
        "period_to": "2026-11-01",
        "silent_until": (timezone.localdate() + timedelta(days=365)).isoformat(),
    }
    return usual | fields


def test_the_ledger_counts_people_and_names_none(client: Client) -> None:
    leaving.agree()
    several = [people.patron(id=7_000_000 + number).pk for number in range(3)]
    with door.leaving(leaving.names_to_printer(), several, now=people.NOW):
        pass
    page = client.get("/office/privacy/disclosures/").content.decode()
    assert ">3</td>" in page
    assert "<svg" in page
    assert not [word for word in ("Berg", *map(str, several)) if f">{word}<" in page]
    assert "Nothing left the house." in client.get("/office/privacy/disclosures/?last=2020-01-01").content.decode()
    assert "Nothing left" not in client.get("/office/privacy/disclosures/?recipient=printer").content.decode()


@pytest.mark.promise("EU-1")
@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"stored_in": "US"}, "US is not one of the available choices"),
        ({"sub_processors": "Cloud, US"}, "no country of the European Economic Area"),
        ({"ends_on": "2025-01-01"}, "The last day is before the first."),
        ({"document": SimpleUploadedFile("x.pdf", b"MZ")}, "This is not a PDF."),
        ({"document": SimpleUploadedFile("x.pdf", PDF + b" " * 5_000_000)}, "The file is larger than 5 MB."),
    ],
    ids=["storage", "who works for them", "days", "no document", "too large"],
)
def test_what_is_not_lawful_in_an_agreement_is_refused(client: Client, fields: dict[str, Any], words: str) -> None:
    before = Agreement.objects.count()
    assert words in client.post("/office/privacy/agreements/new", agreement_form(**fields)).content.decode()
    assert Agreement.objects.count() == before


def test_an_agreement_that_ends_within_sixty_days_waits_for_a_decision(client: Client) -> None:
    soon = timezone.localdate() + timedelta(days=60)
    Agreement.objects.filter(partner="mail").update(ends_on=soon)
    assert DECISIONS[0].look(timezone.now()).due_on == soon
    assert "ends on" in client.get("/office/privacy/agreements/").content.decode()
    Agreement.objects.filter(partner="mail").update(ends_on=date(2026, 2, 1))
    assert "no agreement in force: nothing leaves" in client.get("/office/privacy/agreements/").content.decode()


@pytest.mark.promise("LEGAL-1")
def test_the_privacy_officer_alone_gets_no_file_and_with_the_manager_one(client: Client) -> None:
    manager, patron = officer("chef", Role.MANAGER), people.patron()
    client.post("/office/privacy/claims/new", claim_form(people.card_of(patron)))
    claim = LegalClaim.objects.get()
    address = f"/office/privacy/claims/{claim.pk}/"
    client.post(f"{address}agree")
    client.post(f"{address}agree")
    refused = client.post(f"{address}hand-over", follow=True).content.decode()
    assert "must both agree, and be two different people" in refused
    assert not Disclosure.objects.exists()
    manager.post(f"{address}agree")
    file = client.post(f"{address}hand-over")
    assert file.json()["data"] == {
        "patrons.Patron": [{"given_names": "Anna", "prefix": "van der", "family_name": "Berg"}]
    }
    assert "answered already" in client.post(f"{address}hand-over", follow=True).content.decode()
    assert "Silent towards the person" in client.get(address).content.decode()


def test_a_claim_that_the_law_does_not_carry_is_told_why_and_can_be_kept_as_refused(client: Client) -> None:
    form = claim_form(people.card_of(people.patron()), issuer="tax inspector", silent_until="")
    page = client.post("/office/privacy/claims/new", form).content.decode()
    assert "Who claims may not do so on this article." in page
    assert "Say until which day the person is not told" in page
    assert not LegalClaim.objects.exists()
    client.post("/office/privacy/claims/new", form | {"refuse": "1", "because": "Niet bevoegd."})
    assert LegalClaim.objects.values_list("state", "refused_because").get() == ("refused", "Niet bevoegd.")


@pytest.mark.parametrize("path", ["disclosures/", "agreements/", "claims/", "claims/new"])
def test_the_desk_does_not_get_in(path: str) -> None:
    assert officer("balie", Role.DESK).get(f"/office/privacy/{path}").status_code == 403
