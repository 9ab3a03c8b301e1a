"""What an agreement lets go out is widened by two people, and narrowed by one."""

from base64 import b64decode
from dataclasses import replace
from datetime import date
from typing import Any

import people
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, InternalError, transaction
from django.test import Client

from leeszaal.login.models import Role
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure import changing
from leeszaal.privacy.disclosure.changing import ChangeError, Problem
from leeszaal.privacy.disclosure.deciding import DECISIONS
from leeszaal.privacy.disclosure.widening import Widening, Wording, widenings
from leeszaal.privacy.models import Agreement, AgreementChange, AgreementDocument

pytestmark = pytest.mark.promise("PROC-1")
NOW = people.NOW
PDF = b"%PDF-1.7 een overeenkomst"
WORDING = Wording(
    "mail", "Mail 1", date(2026, 1, 1), date(2027, 1, 1), "NL", frozenset({("Hosting", "DE"), ("Hulp", "NL")})
)


def officer(login: str, *roles: Role) -> Client:
    """Somebody of the staff at work in the office."""
    return people.log_in(Client(headers={"accept-language": "en"}), people.staff(login, roles))


def mail() -> Agreement:
    """The agreement with the mail service, which the library began with."""
    return Agreement.objects.get(partner="mail")


def typed(agreement: Agreement, **fields: Any) -> dict[str, Any]:
    """An agreement as its page shows it, with other values for some fields."""
    usual = {
        "partner": agreement.partner,
        "title": agreement.title,
        "agreed_on": agreement.agreed_on.isoformat(),
        "ends_on": agreement.ends_on.isoformat() if agreement.ends_on else "",
        "stored_in": agreement.stored_in,
        "sub_processors": "",
    }
    return usual | fields


@pytest.mark.parametrize(
    ("now", "found"),
    [
        (WORDING, ()),
        (replace(WORDING, ends_on=date(2026, 6, 1), agreed_on=date(2026, 2, 1)), ()),
        (replace(WORDING, sub_processors=frozenset()), ()),
        (replace(WORDING, ends_on=None), (Widening.LONGER,)),
        (replace(WORDING, agreed_on=date(2025, 1, 1)), (Widening.EARLIER,)),
        (replace(WORDING, stored_in="DE"), (Widening.ELSEWHERE,)),
        (replace(WORDING, sub_processors=frozenset({("Hosting", "FR")})), (Widening.MORE_HANDS,)),
        (replace(WORDING, title="Mail 2", ends_on=None), (Widening.FOR_ANOTHER, Widening.LONGER)),
    ],
    ids=["the same", "shorter", "fewer", "no end", "earlier", "elsewhere", "moved", "another and longer"],
)
def test_what_lets_more_go_out_is_told_in_every_way(now: Wording, found: tuple[Widening, ...]) -> None:
    assert widenings(WORDING, now) == found
    assert widenings(None, now) == (Widening.NEW,)


@pytest.mark.django_db
def test_a_longer_agreement_waits_for_somebody_else_and_then_holds() -> None:
    privacy, manager = officer("privacy", Role.PRIVACY), officer("chef", Role.MANAGER)
    Agreement.objects.filter(partner="mail").update(ends_on=date(2026, 12, 1))
    page = f"/office/privacy/agreements/{mail().pk}/"
    file = SimpleUploadedFile("mail.pdf", PDF, "application/pdf")
    told = privacy.post(page, typed(mail(), ends_on="2028-12-01", document=file), follow=True).content.decode()
    assert "somebody else must agree first" in told
    assert "You asked for this. Somebody else must agree." in told
    assert mail().ends_on == date(2026, 12, 1)
    assert {each.key: each.look(NOW).count for each in DECISIONS}["agreement_changes"] == 1
    change = AgreementChange.objects.get()
    decide = f"/office/privacy/agreements/changes/{change.pk}"
    assert "Somebody else must agree." in privacy.post(decide, follow=True).content.decode()
    assert "it lasts longer" in manager.get("/office/privacy/agreements/").content.decode()
    assert manager.post(f"{decide}/document").content == PDF
    manager.post(decide)
    assert mail().ends_on == date(2028, 12, 1)
    assert b64decode(AgreementDocument.objects.get().content) == PDF
    change.refresh_from_db()
    assert change.document is None
    assert "decided already" in manager.post(decide, follow=True).content.decode()


@pytest.mark.django_db
def test_a_new_agreement_comes_in_force_by_a_second_person() -> None:
    privacy, before = officer("privacy", Role.PRIVACY), Agreement.objects.count()
    privacy.post("/office/privacy/agreements/new", typed(mail(), title="Post 2", sub_processors="Voorbeeld, DE"))
    assert Agreement.objects.count() == before
    made = changing.agree(AgreementChange.objects.get().pk, 999, register=register(), now=NOW)
    assert (made.title, made.sub_processors) == ("Post 2", [{"name": "Voorbeeld", "country": "DE"}])


@pytest.mark.django_db
def test_one_person_ends_an_agreement_at_once() -> None:
    privacy = officer("privacy", Role.PRIVACY)
    privacy.post(f"/office/privacy/agreements/{mail().pk}/", typed(mail(), ends_on="2026-12-31"))
    assert mail().ends_on == date(2026, 12, 31)
    assert not AgreementChange.objects.exists()


@pytest.mark.django_db
def test_who_asked_takes_it_back_and_another_says_no_and_nothing_changes() -> None:
    longer = mail()
    for by in (1, 2):
        longer.agreed_on = date(2020, 1, 1)
        assert changing.change(longer, None, by=1, register=register(), now=NOW) == (Widening.EARLIER,)
        with pytest.raises(ChangeError) as again:
            changing.change(longer, None, by=2, register=register(), now=NOW)
        assert again.value.problem == Problem.WAITS_ALREADY
        changing.turn_down(AgreementChange.objects.get(decided_at=None).pk, by, now=NOW)
    assert mail().agreed_on > date(2020, 1, 1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wider",
    [{"stored_in": "DE"}, {"agreed_on": date(2020, 1, 1)}, {"sub_processors": [{"name": "X", "country": "DE"}]}],
    ids=["elsewhere", "earlier", "more hands"],
)
def test_the_database_refuses_the_office_to_widen_an_agreement_alone(wider: dict[str, Any]) -> None:
    found = Agreement.objects.filter(pk=mail().pk)
    refused = pytest.raises((IntegrityError, InternalError), match="two people agree to what lets more go out")
    with acting_as("office"):
        with refused, transaction.atomic():
            found.update(**wider)
        found.update(ends_on=date(2026, 12, 31))
    with pytest.raises(IntegrityError), transaction.atomic():
        AgreementChange.objects.create(
            partner="mail",
            title="x",
            agreed_on=NOW.date(),
            stored_in="NL",
            asked_by=1,
            asked_at=NOW,
            decided_by=1,
            decided_at=NOW,
            is_agreed=True,
        )
