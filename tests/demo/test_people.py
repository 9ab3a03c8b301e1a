"""The demo's people are invented, well written, and of every kind that a desk meets."""

from datetime import date

import pytest

from leeszaal.charges.queries import open_balance_cents
from leeszaal.login.models import Role, StaffMember
from leeszaal.login.signing_in import StaffBackend
from leeszaal.patrons.models import Address, Block, Card, Guardianship, Membership, Patron, Phone
from leeszaal.patrons.rules.membership import age_on
from leeszaal.patrons.signing_in import PatronBackend
from leeszaal.patrons.written import written_card_number, written_email, written_phone, written_postcode
from leeszaal.site.demo.people.accounts import accounts_of

SEED = 7
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lindeveen")]
KINDS = {
    *("adult", "child", "guardian", "family", "senior", "blocked", "overdue", "holds-ready", "many-loans"),
    *("expired", "pending", "english", "debt", "lost-card", "youth", "institution"),
}


def test_every_kind_of_patron_is_in_the_cast_and_can_log_in(lindeveen: date) -> None:
    patrons = accounts_of(SEED, lindeveen)["patrons"]
    assert {each["kind"] for each in patrons} == KINDS
    one_of_each = {each["kind"]: each for each in patrons}
    for each in one_of_each.values():
        user = PatronBackend().authenticate(None, each["card"] or each["email"], each["password"])
        assert user is not None
        assert user.patron.name == each["name"]


def test_staff_of_every_role_can_log_in_with_both_factors(lindeveen: date) -> None:
    staff = accounts_of(SEED, lindeveen)["staff"]
    assert {role for each in staff for role in each["roles"]} == set(Role.values)
    user = StaffBackend().authenticate(None, staff[0]["login"], staff[0]["password"])
    assert user is not None
    for each in staff:
        member = StaffMember.objects.get(user__username=each["login"])
        assert member.totp_secret == each["totp_secret"]
        assert member.roles == each["roles"]


def test_numbers_and_addresses_are_written_as_the_program_writes_them() -> None:
    assert all(written_card_number(number) == number for number in Card.objects.values_list("number", flat=True))
    assert all(written_phone(number) == number for number in Phone.objects.values_list("number", flat=True))
    assert all(written_postcode(code) == code for code in Address.objects.values_list("postcode", flat=True))
    assert all(written_email(email) == email for email in Patron.objects.values_list("email", flat=True))


def test_nobody_can_be_reached() -> None:
    emails = Patron.objects.exclude(email="").values_list("email", flat=True)
    assert all(email.endswith(".example") for email in emails)
    assert all(number.startswith("+315220") for number in Phone.objects.values_list("number", flat=True))


def test_children_have_a_grown_guardian_at_the_same_address(lindeveen: date) -> None:
    guarded = {link.child_id: link for link in Guardianship.objects.select_related("guardian", "child")}
    children = [
        one for one in Patron.objects.exclude(category__code="instelling") if age_on(one.born_on, lindeveen) < 16
    ]
    assert {child.pk for child in children} == set(guarded)
    homes = dict(Address.objects.values_list("patron_id", "street"))
    for link in guarded.values():
        assert age_on(link.guardian.born_on, lindeveen) >= 18
        assert homes[link.child_id] == homes[link.guardian_id]


def test_categories_fit_the_ages(lindeveen: date) -> None:
    for patron in Patron.objects.select_related("category"):
        age = age_on(patron.born_on, lindeveen)
        assert patron.category.min_age is None or patron.category.min_age <= age
        assert patron.category.max_age is None or age <= patron.category.max_age


def test_active_patrons_have_one_card_in_use_and_memberships_that_follow_each_other() -> None:
    active = set(Patron.objects.filter(state="active").values_list("pk", flat=True))
    assert active == set(Card.objects.filter(state="active").values_list("patron_id", flat=True))
    last: dict[int, Membership] = {}
    for membership in Membership.objects.order_by("patron", "starts_on"):
        before = last.get(membership.patron_id)
        assert before is None or (membership.starts_on - before.ends_on).days == 1
        last[membership.patron_id] = membership
    assert set(last) == active


def test_the_cast_is_in_the_trouble_it_stands_for(lindeveen: date) -> None:
    roles = {each["kind"]: each["name"] for each in accounts_of(SEED, lindeveen)["patrons"]}
    by_name = {patron.name: patron for patron in Patron.objects.filter(pk__lte=30)}
    blocked, owing = by_name[roles["blocked"]], by_name[roles["debt"]]
    assert Block.objects.filter(patron=blocked, lifted_at=None).exists()
    assert open_balance_cents(owing.pk) >= 1_000
    assert by_name[roles["pending"]].state == Patron.State.PENDING
    assert by_name[roles["english"]].language == "en"
