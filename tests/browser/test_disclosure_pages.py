"""Who received what, agreements and claims in a real browser: usable by all, at a desk and on a phone."""

from collections.abc import Callable
from datetime import date, timedelta

import people
import pytest
from django.utils import timezone
from playwright.sync_api import Page

from leeszaal.login.models import Role
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.door import leaving
from leeszaal.privacy.disclosure.passages import to_partner
from leeszaal.privacy.legal_claims import handling
from leeszaal.privacy.legal_claims.handling import Letter
from leeszaal.privacy.legal_claims.rules import Demand
from leeszaal.privacy.models import Agreement

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("language", "width"), [("nl", 390), ("en", 1280)])
def test_pages_about_what_leaves_can_be_used_by_all(
    *, width: int, page: Page, let_in: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    anna, now = people.patron(password=people.PASSWORD), timezone.now()
    with leaving(to_partner(register(), "notices", "mail"), [anna.pk], now=now):
        pass
    Agreement.objects.filter(partner="mail").update(ends_on=timezone.localdate() + timedelta(days=30))
    columns, until = frozenset({"patrons.Patron.born_on"}), timezone.localdate() + timedelta(days=200)
    year = (date(2026, 1, 1), date(2026, 12, 31))
    demand = Demand("sv-126nc", "investigating officer", False, columns, *year, silent_until=until)
    letter = Letter("Politie Noord-Nederland", "PL0100-2026-1", year[0])
    claim = handling.take_in(demand, anna.pk, letter, 1, now=now)
    let_in(page, anna)
    addresses = ["/account/data/disclosures/"]
    _visit(page, axe, addresses)
    let_in(page, people.staff("chef", [Role.PRIVACY, Role.MANAGER]))
    office = ["disclosures/", "agreements/", "agreements/new", "claims/", "claims/new", f"claims/{claim.pk}/"]
    _visit(page, axe, [f"/office/privacy/{address}" for address in office])


def _visit(page: Page, axe: Callable[[Page], None], addresses: list[str]) -> None:
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), address
