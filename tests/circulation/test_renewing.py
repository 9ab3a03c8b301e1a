"""Keeping something longer, at the desk or from home."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from people import NOW
from shelves import item, record

from leeszaal.branches.models import Branch
from leeszaal.catalogue.models import Item
from leeszaal.charges.queries import open_balance_cents
from leeszaal.circulation.models import Event, Loan
from leeszaal.circulation.queries import loans_of
from leeszaal.circulation.rules.renewal import Refusal
from leeszaal.circulation.services import check_in, check_out, place_hold, renew, renew_all
from leeszaal.circulation.services.outcomes import CheckedOut, NotRenewed, Renewed, Unknown
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db
WEEK = timedelta(days=7)


def lend(who: Patron, copy: Item, desk: Actor) -> int:
    lent = check_out(who.pk, copy.barcode, desk, now=NOW)
    assert isinstance(lent, CheckedOut)
    return lent.loan_id


def from_home(who: Patron) -> Actor:
    return Actor(kind="patron", id=who.pk, branch_id=None, via="web")


def test_a_renewal_counts_from_today_and_is_seen_on_loan_and_item(anna: Patron, desk: Actor) -> None:
    copy = item()
    loan_id = lend(anna, copy, desk)
    renewed = renew(loan_id, from_home(anna), now=NOW + WEEK, patron_id=anna.pk)
    assert isinstance(renewed, Renewed)
    assert (renewed.due_on, renewed.renewals) == (date(2026, 12, 22), 1)
    loan = Loan.objects.get()
    copy.refresh_from_db()
    assert (loan.due_on, loan.renewals, loan.renewed_at, copy.due_on) == (
        renewed.due_on,
        1,
        NOW + WEEK,
        renewed.due_on,
    )
    event = Event.objects.latest("id")
    assert (event.verb, event.via, event.actor_id, event.details["before"]) == ("renew", "web", anna.pk, "2026-12-15")


def test_nobody_renews_what_another_has_at_home(anna: Patron, bram: Patron, desk: Actor) -> None:
    loan_id = lend(anna, item(), desk)
    refused = renew(loan_id, from_home(bram), now=NOW + WEEK, patron_id=bram.pk)
    assert isinstance(refused, NotRenewed)
    assert refused.reasons == (Unknown.LOAN,)


def test_the_number_of_renewals_is_limited_and_staff_may_allow_one_more(anna: Patron, desk: Actor) -> None:
    loan_id = lend(anna, item(), desk)
    for weeks in (1, 2):
        assert isinstance(renew(loan_id, desk, now=NOW + weeks * WEEK), Renewed)
    refused = renew(loan_id, desk, now=NOW + 3 * WEEK)
    assert isinstance(refused, NotRenewed)
    assert refused.reasons == (Refusal.MAX_RENEWALS,)
    assert isinstance(renew(loan_id, desk, now=NOW + 3 * WEEK, waived={Refusal.MAX_RENEWALS}), Renewed)


def test_who_waits_stops_a_renewal_unless_a_free_copy_can_serve_them(
    anna: Patron, bram: Patron, centre: Branch, desk: Actor
) -> None:
    title = record()
    loan_id = lend(anna, item(title), desk)
    place_hold(bram.pk, title.pk, centre.pk, desk, now=NOW)
    refused = renew(loan_id, desk, now=NOW + WEEK)
    assert isinstance(refused, NotRenewed)
    assert refused.reasons == (Refusal.WANTED_BY_ANOTHER,)
    item(title)
    assert isinstance(renew(loan_id, desk, now=NOW + WEEK), Renewed)


def test_renewing_late_charges_the_late_days_once(anna: Patron, desk: Actor) -> None:
    copy = item()
    loan_id = lend(anna, copy, desk)
    renewed = renew(loan_id, desk, now=NOW + 4 * WEEK)
    assert isinstance(renewed, Renewed)
    assert renewed.overdue_cents == open_balance_cents(anna.pk) == 50
    check_in(copy.barcode, desk, now=NOW + 5 * WEEK)
    assert open_balance_cents(anna.pk) == 50


def test_a_returned_item_is_not_renewed(anna: Patron, desk: Actor) -> None:
    copy = item()
    loan_id = lend(anna, copy, desk)
    check_in(copy.barcode, desk, now=NOW)
    refused = renew(loan_id, desk, now=NOW + WEEK)
    assert isinstance(refused, NotRenewed)
    assert refused.reasons == (Refusal.LOAN_ENDED,)


def test_renewing_all_renews_what_may_be_and_tells_why_not_for_the_rest(
    anna: Patron, bram: Patron, centre: Branch, desk: Actor
) -> None:
    free, wanted = item(), item()
    lend(anna, free, desk)
    lend(anna, wanted, desk)
    place_hold(bram.pk, wanted.record_id, centre.pk, desk, now=NOW)
    outcomes = renew_all(anna.pk, from_home(anna), now=NOW + WEEK)
    assert [type(outcome) for outcome in outcomes] == [Renewed, NotRenewed]


def test_ones_own_page_tells_beforehand_what_may_be_renewed_in_one_statement(
    anna: Patron, bram: Patron, centre: Branch, desk: Actor
) -> None:
    free, wanted = item(record("Vrij")), item(record("Gewild"))
    lend(anna, free, desk)
    lend(anna, wanted, desk)
    place_hold(bram.pk, wanted.record_id, centre.pk, desk, now=NOW)
    with CaptureQueriesContext(connection) as statements:
        loans = loans_of(anna.pk, (NOW + WEEK).date())
    assert len(statements) == 1
    assert [(loan.title, loan.renewable_until, loan.not_renewable) for loan in loans] == [
        ("Vrij", date(2026, 12, 22), ()),
        ("Gewild", None, (Refusal.WANTED_BY_ANOTHER,)),
    ]
    assert {(loan.renewals_left, loan.days_late) for loan in loans} == {(2, 0)}


def test_renewing_takes_three_statements(anna: Patron, desk: Actor) -> None:
    loan_id = lend(anna, item(), desk)
    with CaptureQueriesContext(connection) as statements:
        assert isinstance(renew(loan_id, desk, now=NOW + WEEK), Renewed)
    assert len([one for one in statements if "SAVEPOINT" not in one["sql"]]) == 3
