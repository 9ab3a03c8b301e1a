"""The lists by which a branch works, and why a rule applies."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from people import NOW, TODAY
from shelves import item, rule

from leeszaal.branches.models import Branch
from leeszaal.circulation.models import Event, LendingRule
from leeszaal.circulation.queries import (
    explain_terms,
    last_loan,
    loan_history_of,
    overdue_loans,
    running_loan,
    set_apart,
    terms_for,
    transits_from,
    transits_to,
)
from leeszaal.circulation.services import check_in, check_out, place_hold
from leeszaal.circulation.tasks import count_loans
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron

pytestmark = pytest.mark.django_db


def test_the_overdue_list_has_the_longest_late_first_and_can_be_of_one_branch(
    anna: Patron, bram: Patron, harbour: Branch, desk: Actor, harbour_desk: Actor
) -> None:
    early, late, on_time = item(), item(), item()
    check_out(anna.pk, late.barcode, desk, now=NOW + timedelta(days=4))
    check_out(bram.pk, early.barcode, harbour_desk, now=NOW)
    check_out(bram.pk, on_time.barcode, desk, now=NOW + timedelta(days=20))
    after = TODAY + timedelta(days=30)
    assert [loan.item_id for loan in overdue_loans(after)] == [early.pk, late.pk]
    assert [loan.item_id for loan in overdue_loans(after, harbour.pk)] == [early.pk]


def test_what_travels_is_on_the_list_of_both_ends_until_it_arrives(
    centre: Branch, harbour: Branch, desk: Actor, harbour_desk: Actor
) -> None:
    copy = item(home=harbour)
    check_in(copy.barcode, desk, now=NOW)
    assert [transit.item_id for transit in transits_to(harbour.pk)] == [copy.pk]
    assert [transit.item_id for transit in transits_from(centre.pk)] == [copy.pk]
    check_in(copy.barcode, harbour_desk, now=NOW)
    assert not transits_to(harbour.pk)
    assert not transits_from(centre.pk)


def test_a_patrons_past_loans_and_an_items_last_loan_are_found(anna: Patron, desk: Actor) -> None:
    copy = item()
    check_out(anna.pk, copy.barcode, desk, now=NOW)
    assert not loan_history_of(anna.pk)
    loan = running_loan(copy.pk)
    assert loan is not None
    assert loan.patron_id == anna.pk
    check_in(copy.barcode, desk, now=NOW)
    assert [one.item_id for one in loan_history_of(anna.pk)] == [copy.pk]
    assert running_loan(copy.pk) is None
    assert last_loan(copy.pk) == loan


def test_what_is_set_apart_for_a_title_is_seen(anna: Patron, centre: Branch, desk: Actor) -> None:
    copy = item()
    place_hold(anna.pk, copy.record_id, centre.pk, desk, now=NOW)
    assert not set_apart(copy.record_id)
    check_in(copy.barcode, desk, now=NOW)
    assert [hold.patron_id for hold in set_apart(copy.record_id)] == [anna.pk]


def test_the_page_of_rules_names_the_rule_that_won_and_those_that_lost(
    anna: Patron, centre: Branch, house_rule: LendingRule
) -> None:
    children = rule(category=anna.category, loan_days=28)
    films = rule(material_type="dvd", loan_days=7)
    rows = {row.term: row for row in explain_terms(centre.pk, anna.category_id, "dvd")}
    assert (rows["loan_days"].won.value, rows["loan_days"].won.rule_id) == (7, films.pk)
    assert [lost.rule_id for lost in rows["loan_days"].lost] == [children.pk, house_rule.pk, None]
    assert terms_for(centre.pk, anna.category_id, "dvd").loan_days == 7
    assert terms_for(centre.pk, anna.category_id, "book").loan_days == 28


def test_what_is_lent_most_is_counted_at_night(anna: Patron, bram: Patron, desk: Actor) -> None:
    copy = item()
    for who in (anna, bram):
        check_out(who.pk, copy.barcode, desk, now=NOW)
        check_in(copy.barcode, desk, now=NOW)
    count_loans(0)
    copy.record.refresh_from_db()
    assert copy.record.loan_count == 2


def test_history_is_only_added_to_but_may_forget_its_people(anna: Patron, desk: Actor) -> None:
    check_out(anna.pk, item().barcode, desk, now=NOW)
    for change in (lambda: Event.objects.update(verb="renew"), lambda: Event.objects.update(patron_id=anna.pk + 1)):
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
            change()
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic():
        Event.objects.all().delete()
    Event.objects.update(patron_id=None)
    assert Event.objects.get().patron_id is None
