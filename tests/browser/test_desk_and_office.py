"""Desk and office in a real browser: usable by all, at a desk and on a phone, in both languages."""

import re
from collections.abc import Callable
from datetime import timedelta

import library
import people
import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from leeszaal.branches.models import ClosingDay, OpeningHours
from leeszaal.catalogue.columns import columns
from leeszaal.catalogue.marc.encoding import write_iso2709
from leeszaal.catalogue.marc.text import parse_record
from leeszaal.charges.models import Charge
from leeszaal.charges.services import post_charge
from leeszaal.circulation.models import Hold, LendingRule, Loan
from leeszaal.circulation.services import check_in
from leeszaal.login.models import Role, Sight, StaffMember
from leeszaal.login.terminals import add_terminal

ADDRESSES = [
    "/desk/",
    "/desk/patrons/{patron}/",
    "/desk/patrons/{patron}/details",
    "/desk/patrons/{patron}/money/",
    "/desk/patrons/{patron}/slip",
    "/desk/patrons/new",
    "/desk/patrons/pending/",
    "/desk/patrons/{pending}/complete",
    "/desk/check-in/",
    "/desk/items/{item}/",
    "/desk/holds/{hold}/",
    "/desk/holds/{hold}/slip",
    "/desk/records/{record}/queue",
    "/desk/records/{record}/hold",
    "/desk/hold-shelf/",
    "/desk/to-fetch/",
    "/desk/transits/",
    "/desk/overdue/",
    "/desk/conflicts/",
    "/desk/offline/",
    "/office/",
    "/office/branches/",
    "/office/branches/{branch}/",
    "/office/branches/{branch}/hours",
    "/office/closing-days/",
    "/office/rules/",
    "/office/rules/new",
    "/office/rules/{rule}/",
    "/office/rules/explain?branch={branch}&category={category}&material_type=book",
    "/office/staff/",
    "/office/staff/new",
    "/office/staff/{staff}/",
    "/office/terminals/",
    "/office/terminals/new",
    "/office/terminals/{terminal}/",
    "/office/records/",
    "/office/records/new?material=dvd",
    "/office/records/{record}/",
    "/office/records/{record}/edit",
    "/office/records/{record}/merge",
    "/office/records/{record}/items/new",
    "/office/items/{item}/",
]

LINES = "LDR      nam a22     uu 4500\n100 1# $a Berg, Anna\n245 13 $a De stille dijk\n"


@pytest.fixture
def manager(transactional_db: None) -> StaffMember:
    return people.staff("beheer", [Role.MANAGER])


@pytest.fixture
def filled(manager: StaffMember) -> dict[str, int]:
    """A library where something of everything goes on."""
    now, branch = timezone.now(), people.branch()
    marc = parse_record(LINES.replace("LDR      ", "LDR {space}{space}{space}{space}{space}"))
    described = columns(write_iso2709(marc), "iso2709", marc)
    record = library.record(**described)
    reader, waiting = people.patron(), people.patron(given_names="Bram", family_name="Kuiper")
    loan = library.lend(reader, timezone.localdate() - timedelta(days=3), record, checked_out_at=now - timedelta(9))
    ready = library.lend(reader, timezone.localdate(), library.record("Het boek"), checked_out_at=now - timedelta(1))
    hold = library.hold(waiting, ready.item.record)
    check_in(ready.item.barcode, people.at_desk(manager), now=now)
    library.hold(waiting, record)
    post_charge(reader.pk, Charge.Kind.LOST, 1250, people.at_desk(manager), now=now)
    pending = people.patron(given_names="Noor", state="pending", member_until=None)
    OpeningHours.objects.create(branch=branch, weekday=1, opens="10:00", closes="17:00")
    ClosingDay.objects.create(branch=branch, closed_on=timezone.localdate() + timedelta(days=3), reason="Inventaris")
    rule = LendingRule.objects.create(material_type="dvd", loan_days=7)
    terminal, _ = add_terminal("hal-1", "Zelfbediening hal", branch.pk, may_see=Sight)
    return {
        "patron": reader.pk,
        "pending": pending.pk,
        "item": loan.item_id,
        "hold": hold.pk,
        "record": record.pk,
        "branch": branch.pk,
        "rule": rule.pk,
        "category": reader.category_id,
        "staff": manager.pk,
        "terminal": terminal.pk,
    }


@pytest.mark.parametrize("language", ["en"])
def test_everybody_can_use_every_page_of_desk_and_office(
    page: Page, axe: Callable[[Page], None], filled: dict[str, int], manager: StaffMember, let_in: Callable[..., Page]
) -> None:
    let_in(page, manager)
    for address in ADDRESSES:
        page.goto(address.format(**filled))
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        axe(page)


@pytest.mark.parametrize("language", ["nl"])
def test_everybody_can_use_every_page_of_desk_and_office_on_a_phone(
    phone: Page, axe: Callable[[Page], None], filled: dict[str, int], manager: StaffMember, let_in: Callable[..., Page]
) -> None:
    let_in(phone, manager)
    for address in ADDRESSES:
        phone.goto(address.format(**filled))
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390, address
        axe(phone)


def test_a_desk_lends_with_the_scanner_alone(
    page: Page, filled: dict[str, int], manager: StaffMember, let_in: Callable[..., Page]
) -> None:
    bram = Hold.objects.get(pk=filled["hold"]).patron
    assert bram is not None
    copies = [library.item(library.record(f"Deel {n}")) for n in (1, 2)]
    let_in(page, manager).goto("/desk/")
    _scan(page, people.card_of(bram))
    expect(page.get_by_role("heading", level=1)).to_have_text(bram.name)
    for copy in copies:
        _scan(page, copy.barcode)
        expect(page.locator("[data-tone=ok]")).to_contain_text(copy.record.title)
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("/desk/$"))
    assert Loan.objects.filter(patron=bram, returned_at=None).count() == 2


def test_a_refusal_shows_its_reason_and_a_button_to_set_it_aside(
    page: Page, filled: dict[str, int], manager: StaffMember, let_in: Callable[..., Page]
) -> None:
    copy = library.item(library.record("Naslagwerk"), is_lendable=False)
    let_in(page, manager).goto(f"/desk/patrons/{filled['patron']}/")
    _scan(page, copy.barcode)
    expect(page.get_by_role("alert")).to_contain_text("Naslagwerk")
    page.get_by_role("button", name="Zet opzij en leen uit").click()
    expect(page.locator("[data-tone=warn]")).to_contain_text("Naslagwerk")


def test_taking_in_scan_after_scan_keeps_the_list_with_the_newest_on_top(
    page: Page, filled: dict[str, int], manager: StaffMember, let_in: Callable[..., Page]
) -> None:
    let_in(page, manager).goto("/desk/check-in/")
    copies = [library.item(library.record(f"Deel {n}")) for n in (1, 2, 3)]
    for copy in copies:
        _scan(page, copy.barcode)
        expect(page.locator("#taken-in article").first).to_contain_text(copy.record.title)
    expect(page.locator("#taken-in article")).to_have_count(3)


def test_a_desk_without_connection_lends_and_hands_in_afterwards(
    page: Page, filled: dict[str, int], manager: StaffMember, let_in: Callable[..., Page]
) -> None:
    reader = people.patron(given_names="Eva")
    copy = library.item(library.record("Zonder stroom"))
    let_in(page, manager).goto("/desk/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.goto("/desk/check-in/")
    _scan(page, people.card_of(reader))
    _scan(page, copy.barcode)
    expect(page.locator("[data-count]")).to_have_text("1")
    page.get_by_role("button", name="Lever in").click()
    expect(page.locator("[data-count]")).to_have_text("1")
    assert not Loan.objects.filter(patron=reader).exists()
    page.context.set_offline(False)
    page.get_by_role("button", name="Lever in").click()
    expect(page.locator("[data-count]")).to_have_text("0")
    assert Loan.objects.filter(patron=reader, item=copy).exists()


def _scan(page: Page, code: str) -> None:
    """Type a code and Enter into whatever has the focus, as a scanner does."""
    expect(page.locator("[name=code]").first).to_be_focused()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
