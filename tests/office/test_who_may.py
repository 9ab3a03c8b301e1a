"""Who may see and do what in the office: a table of pages and roles, which no page is missing from."""

import html
import re
from collections.abc import Callable

import people
import pytest
from django.test import Client
from django.urls import reverse

from leeszaal.branches.models import ClosingDay
from leeszaal.catalogue.marc.text import parse_record
from leeszaal.catalogue.models import Item, ItemChange, Record
from leeszaal.catalogue.services import add_item, create_record, set_suppressed
from leeszaal.circulation.models import LendingRule
from leeszaal.login.models import Role, StaffMember, Terminal
from leeszaal.login.terminals import add_terminal
from leeszaal.office.urls import urlpatterns
from leeszaal.patrons.models import Mailing

EVERYONE = frozenset(Role)
CATALOGUERS = frozenset({Role.CATALOGUE, Role.MANAGER})
MANAGERS = frozenset({Role.MANAGER})
OFFICERS = frozenset({Role.PRIVACY, Role.MANAGER})
READ = {
    "home": EVERYONE,
    "branches": EVERYONE,
    "rules": EVERYONE,
    "explain": EVERYONE,
    "new_branch": MANAGERS,
    "branch": MANAGERS,
    "hours": MANAGERS,
    "closing_days": MANAGERS,
    "new_rule": MANAGERS,
    "rule": MANAGERS,
    "staff": MANAGERS,
    "new_staff": MANAGERS,
    "staff_member": MANAGERS,
    "terminals": MANAGERS,
    "new_terminal": MANAGERS,
    "terminal": MANAGERS,
    "records": CATALOGUERS,
    "new_record": CATALOGUERS,
    "record": CATALOGUERS,
    "edit_record": CATALOGUERS,
    "merge_record": CATALOGUERS,
    "new_item": CATALOGUERS,
    "item": CATALOGUERS,
    "newsletters": OFFICERS,
    "newsletter": OFFICERS,
    "new_newsletter": MANAGERS,
    "edit_newsletter": MANAGERS,
}
DONE = {
    "open_again": MANAGERS,
    "remove_rule": MANAGERS,
    "reset_second_factor": MANAGERS,
    "terminal_password": MANAGERS,
    "suppress_record": CATALOGUERS,
    "restore_version": CATALOGUERS,
    "withdraw_item": CATALOGUERS,
    "restore_item": CATALOGUERS,
    "send_newsletter": MANAGERS,
}
ANSWERS = {"terminal_password": 200}
"""What answers with a page of its own; everything else that is done leads on to another page."""
BY_ROLE = pytest.mark.parametrize("role", Role)


@pytest.fixture
def addresses(db: None) -> dict[str, str]:
    """The address of every page, about things that exist."""
    member = people.staff("iemand", [Role.MANAGER])
    record = create_record(parse_record("245 10 $a De stille dijk"), now=people.NOW)
    set_suppressed(record.pk, member.pk, suppressed=True, now=people.NOW)
    copy = {"record_id": record.pk, "branch_id": people.branch().pk, "material_type": "book"}
    item = add_item("30001", copy, member.pk, now=people.NOW)
    mailing = Mailing.objects.create(activity="newsletter", written_at=people.NOW)
    terminal, _ = add_terminal("hal-1", "Hal", people.branch().pk)
    about = {
        **dict.fromkeys(("branch", "hours"), people.branch().pk),
        **dict.fromkeys(("record", "edit_record", "merge_record", "new_item", "suppress_record"), record.pk),
        **dict.fromkeys(("item", "withdraw_item"), item.pk),
        **dict.fromkeys(("staff_member", "reset_second_factor"), member.pk),
        **dict.fromkeys(("terminal", "terminal_password"), terminal.pk),
        **dict.fromkeys(("rule", "remove_rule"), LendingRule.objects.create(loan_days=21).pk),
        **dict.fromkeys(("newsletter", "edit_newsletter", "send_newsletter"), mailing.pk),
        "open_again": ClosingDay.objects.create(closed_on=people.TODAY).pk,
        "restore_version": record.versions.get().pk,
        "restore_item": item.changes.get().pk,
    }
    return {name: reverse(f"office:{name}", args=[about[name]] if name in about else []) for name in READ | DONE}


def test_no_page_is_missing_from_the_table() -> None:
    listed = {pattern.name for pattern in urlpatterns if not str(pattern.pattern).startswith("privacy/")}
    assert listed == READ.keys() | DONE.keys()


@BY_ROLE
def test_each_role_sees_its_own_pages_and_no_others(
    as_role: Callable[[Role], Client], addresses: dict[str, str], role: Role
) -> None:
    browser = as_role(role)
    seen = {name: browser.get(addresses[name]).status_code for name in READ}
    assert seen == {name: 200 if role in allowed else 403 for name, allowed in READ.items()}


@BY_ROLE
def test_each_role_does_its_own_work_and_no_other(
    as_role: Callable[[Role], Client], addresses: dict[str, str], role: Role
) -> None:
    browser = as_role(role)
    done = {name: browser.post(addresses[name]).status_code for name in DONE}
    assert done == {name: ANSWERS.get(name, 302) if role in allowed else 403 for name, allowed in DONE.items()}


@pytest.mark.parametrize("role", [Role.DESK, Role.SUPERVISOR, Role.PRIVACY])
def test_what_a_role_may_not_do_leaves_everything_as_it_was(
    as_role: Callable[[Role], Client], addresses: dict[str, str], role: Role
) -> None:
    browser = as_role(role)
    password = Terminal.objects.get().password
    for address in addresses.values():
        browser.post(address, {"into": 1, "loan_days": 1, "name": "Anders", "suppressed": "no"})
    assert Record.objects.get().suppressed
    assert Item.objects.get().status == "available"
    assert ItemChange.objects.count() == LendingRule.objects.count() == ClosingDay.objects.count() == 1
    assert StaffMember.objects.get(user__username="iemand").totp_secret == people.TOTP_SECRET
    assert Terminal.objects.get().password == password
    assert Mailing.objects.get().released_at is None


def test_nothing_is_done_by_merely_opening_an_address(office: Client, addresses: dict[str, str]) -> None:
    assert {office.get(addresses[name]).status_code for name in DONE} == {405}


def test_who_is_not_logged_in_is_asked_to_and_comes_back(client: Client, addresses: dict[str, str]) -> None:
    for address in addresses.values():
        assert client.get(address).headers["Location"].endswith(f"?next={address}")


def test_a_patron_has_no_business_in_the_office(client: Client, addresses: dict[str, str]) -> None:
    browser = people.log_in(client, people.patron(password=people.PASSWORD))
    assert {browser.get(address).status_code for address in addresses.values()} == {403}


@pytest.mark.parametrize(
    ("role", "rooms"),
    [
        (Role.DESK, set()),
        (Role.CATALOGUE, {"records"}),
        (Role.MANAGER, {"records", "rules", "closing_days", "staff", "terminals", "privacy"}),
        (Role.PRIVACY, {"privacy"}),
    ],
)
def test_the_front_page_names_the_rooms_one_may_enter(
    as_role: Callable[[Role], Client], role: Role, rooms: set[str]
) -> None:
    browser = as_role(role)
    page = browser.get(reverse("office:home")).content.decode().partition("<main")[2]
    closed = {"records", "rules", "closing_days", "staff", "terminals", "privacy"}
    assert {room for room in closed if f'href="{reverse(f"office:{room}")}"' in page} == rooms
    assert {browser.get(reverse(f"office:{room}")).status_code for room in {"home", *rooms}} == {200}


@BY_ROLE
def test_no_page_shows_a_way_to_where_one_may_not_go(
    as_role: Callable[[Role], Client], addresses: dict[str, str], role: Role
) -> None:
    browser = as_role(role)
    pages = [browser.get(addresses[name]).content.decode() for name, allowed in READ.items() if role in allowed]
    ways = {html.unescape(way) for page in pages for way in re.findall(r'href="(/(?:office|desk)/[^"]*)"', page)}
    assert reverse("office:home") in ways
    assert {way for way in ways if browser.get(way).status_code == 403} == set()
