"""Invented people and the library they belong to, for tests that need somebody to be there."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from django.test import Client
from django.utils import timezone

from leeszaal.branches.models import Branch
from leeszaal.common.actor import Actor
from leeszaal.common.barcodes import make_barcode
from leeszaal.login.models import Role, StaffMember, User
from leeszaal.login.services import add_staff, make_user
from leeszaal.patrons.models import Card, Membership, Patron, PatronCategory, SubscriptionKind
from leeszaal.privacy.models import ConsentLine, Training

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
TODAY = NOW.date()
PASSWORD = "een lang wachtwoord"
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
WEB = Actor(kind="patron", id=None, branch_id=None, via="web")
_numbers = count(1)


def branch(code: str = "centrum") -> Branch:
    """The branch with this code, made at the first call."""
    return Branch.objects.get_or_create(code=code, defaults={"name": code.capitalize()})[0]


def category(code: str = "adult", **fields: Any) -> PatronCategory:
    """The category with this code, made at the first call."""
    names = {"name_nl": code, "name_en": code}
    return PatronCategory.objects.get_or_create(code=code, defaults=names | fields)[0]


def kind(code: str = "basic", **fields: Any) -> SubscriptionKind:
    """The subscription kind with this code, made at the first call: € 48 a year for adults unless told otherwise."""
    usual = {"name_nl": code, "name_en": code, "category": category(), "fee_cents": 4800, "months": 12, "min_age": 18}
    return SubscriptionKind.objects.get_or_create(code=code, defaults=usual | fields)[0]


def youth() -> SubscriptionKind:
    """The free subscription for who is under eighteen."""
    child = category("child", max_age=17, needs_guardian=True)
    return kind("youth", category=child, fee_cents=0, min_age=None, max_age=17)


def patron(
    *,
    password: str | None = None,
    card: str | None = None,
    member_until: date | None = date(2027, 5, 2),
    **fields: Any,
) -> Patron:
    """An adult member with a card; fields of Patron may be given, and a password where it is needed."""
    usual: dict[str, Any] = {
        "given_names": "Anna",
        "prefix": "van der",
        "family_name": "Berg",
        "born_on": date(1980, 5, 3),
        "home_branch": branch(),
        "category": category(),
        "enrolled_at": NOW,
        "user": make_user(password=password) if password else None,
    }
    made = Patron.objects.create(**usual | fields)
    Card.objects.create(patron=made, number=card or make_barcode("21", next(_numbers)), issued_on=TODAY)
    if member_until:
        starts_on = date(member_until.year - 1, member_until.month, member_until.day)
        Membership.objects.create(
            patron=made, kind=kind(), starts_on=starts_on, ends_on=member_until, fee_cents=kind().fee_cents
        )
    return made


def card_of(patron: Patron) -> str:
    """The number of the card that a patron has in use."""
    return Card.objects.get(patron=patron, state=Card.State.ACTIVE).number


def staff(
    login: str = "joris",
    roles: Iterable[Role] = (Role.DESK,),
    *,
    secret: str | None = TOTP_SECRET,
    trained: bool = True,
) -> StaffMember:
    """A staff member with a second factor and, unless told otherwise, a privacy training that counts."""
    made = add_staff("Joris de Wit", login, PASSWORD, roles, branch().pk, totp_secret=secret)
    if trained:
        train(made)
    return made


def train(member: StaffMember, until: date = date(2099, 12, 31)) -> Training:
    """Write down that a staff member was trained in privacy."""
    return Training.objects.create(
        staff_id=member.pk,
        course="Privacy aan de balie",
        given_on=date(2020, 1, 1),
        valid_until=until,
        recorded_by=member.pk,
        recorded_at=NOW,
    )


def at_desk(member: StaffMember | None = None) -> Actor:
    """A staff member acting at the desk."""
    who = member or StaffMember.objects.first() or staff()
    return Actor(kind="staff", id=who.pk, branch_id=who.branch_id, via="desk")


def logged_in_as(user: User | None) -> dict[str, Any]:
    """What to give to `client.force_login` for a patron's or a staff member's user."""
    assert user is not None
    module = "leeszaal.login" if hasattr(user, "staff") else "leeszaal.patrons"
    name = "StaffBackend" if hasattr(user, "staff") else "PatronBackend"
    return {"user": user, "backend": f"{module}.signing_in.{name}"}


def log_in(client: Client, who: StaffMember | Patron) -> Client:
    """Log somebody in, for staff as after the second step."""
    client.force_login(**logged_in_as(who.user))
    now, session = int(timezone.now().timestamp()), client.session
    session.update({"started": now, "seen": now, "limits": "staff" if isinstance(who, StaffMember) else "patron"})
    session.save()
    return client


def says_yes(patron: Patron, activity: str, **line: Any) -> Patron:
    """Let somebody consent to an activity, as one does on one's own page."""
    usual = {"what": ConsentLine.What.GIVEN, "at": NOW, "how": ConsentLine.How.OWN_PAGE, "by": ConsentLine.By.PERSON}
    ConsentLine.objects.create(person_kind="patron", person_id=patron.pk, activity=activity, **usual | line)
    return patron


def says_no(patron: Patron, activity: str) -> Patron:
    """Let somebody take consent back."""
    return says_yes(patron, activity, what=ConsentLine.What.WITHDRAWN)
