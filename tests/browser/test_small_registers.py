"""Breaches, trainings, cameras and pictures in a real browser: usable by all, at a desk and on a phone."""

import base64
from collections.abc import Callable
from datetime import timedelta

import people
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from leeszaal.login.models import Role, StaffMember
from leeszaal.privacy.breaches import handling
from leeszaal.privacy.breaches.kinds import Kind, Risk, What
from leeszaal.privacy.cameras import viewing
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import BreachScope, Camera, Picture, PictureConsent, Recording
from leeszaal.privacy.pictures import consenting, objecting, publishing

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
ADDRESSES = [
    "/office/privacy/breaches/",
    "/office/privacy/breaches/new",
    "/office/privacy/breaches/{breach}/",
    "/office/privacy/training/",
    "/office/privacy/cameras/",
    "/office/privacy/cameras/new",
    "/office/privacy/cameras/{camera}/",
    "/office/privacy/cameras/viewings/{viewing}/",
    "/office/privacy/pictures/",
    "/office/privacy/pictures/new",
    "/office/privacy/pictures/{picture}/",
    "/privacy/pictures/",
]


@pytest.fixture
def officer(transactional_db: None) -> StaffMember:
    return people.staff("privacy", [Role.PRIVACY, Role.MANAGER])


@pytest.fixture
def filled(officer: StaffMember) -> dict[str, int]:
    """Something of everything in each register."""
    now, today = timezone.now(), timezone.localdate()
    people.patron(), people.staff("nieuw", trained=False)
    people.train(people.staff("bijna", trained=False), today + timedelta(days=9))
    words = {"consequences": "Iemand weet waar je woont.", "measures": "De lijst is teruggehaald."}
    breach = handling.record(
        "Lijst kwijt", "Een lijst lag op straat.", [Kind.CONFIDENTIALITY], now, by=officer.pk, drill=True, now=now
    )
    scope = BreachScope(what=What.TABLE, label="patrons.Address")
    handling.add_scope(breach.pk, scope, by=officer.pk, register=register(), now=now)
    handling.assess(breach.pk, Risk.HIGH, "Adressen van kinderen", by=officer.pk, now=now, **words)
    camera = Camera.objects.create(
        branch_id=people.branch().pk, place="Hal", sees="De ingang", sign_since=today, folder="hal"
    )
    Recording.objects.create(camera=camera, file="a.mp4", starts_at=now, claim="PL-1", claimed_until=today)
    hour = timedelta(hours=1)
    asked = viewing.ask(camera, "2026-14", "Tas weg", begins_at=now - hour, ends_at=now + hour, by=officer.pk, now=now)
    usual = {"taken_on": today, "place": "Hal", "announced": "sign", "content": DOT, "content_type": "image/png"}
    picture = Picture.objects.create(event="Voorleesfeest", recognisable=1, **usual)
    consenting.consent(picture, PictureConsent.How.SIGNED, today, today=today, name="Sanne Vink")
    publishing.publish(picture.pk, "www.bibliotheek.example/feest", today, today)
    objecting.object_to("Op de foto van het feest sta ik links", "anna@lezers.example", now=now)
    return {"breach": breach.pk, "camera": camera.pk, "viewing": asked.pk, "picture": picture.pk}


def visit(page: Page, filled: dict[str, int], axe: Callable[[Page], None]) -> None:
    for address in ADDRESSES:
        page.goto(address.format(**filled))
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address
        axe(page)


@pytest.mark.parametrize("language", ["nl"])
def test_everybody_can_use_the_small_registers(
    page: Page, axe: Callable[[Page], None], filled: dict[str, int], officer: StaffMember, let_in: Callable[..., Page]
) -> None:
    visit(let_in(page, officer), filled, axe)


@pytest.mark.parametrize("language", ["en"])
def test_everybody_can_use_the_small_registers_on_a_phone(
    phone: Page, axe: Callable[[Page], None], filled: dict[str, int], officer: StaffMember, let_in: Callable[..., Page]
) -> None:
    visit(let_in(phone, officer), filled, axe)
