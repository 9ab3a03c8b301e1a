"""A member who left is forgotten in time, and nobody who is still needed is."""

from collections.abc import Callable
from datetime import date, timedelta

import people
import pytest
from django.db import connection
from small_library import account, at, charge, loan, member

from leeszaal.charges.models import BankAccount, Charge
from leeszaal.login.models import User
from leeszaal.patrons.models import (
    Address,
    Block,
    Card,
    EmailCheck,
    Guardianship,
    Membership,
    Patron,
    PatronChange,
    Phone,
)
from leeszaal.privacy.register import load

Night = Callable[..., None]
GONE_ON = date(2026, 12, 30)


@pytest.mark.promise("RET-1")
def test_half_a_year_after_the_membership_nothing_of_a_member_is_left(night: Night) -> None:
    patron = member(password=people.PASSWORD)
    night(GONE_ON - timedelta(days=1))
    assert Card.objects.filter(patron=patron).exists()
    night(GONE_ON)
    for model in (Patron, Address, Phone, Card, Membership, User):
        assert not model._default_manager.exists()


@pytest.mark.promise("RET-1")
def test_almere_keeps_name_and_address_until_five_years_after_the_membership(night: Night) -> None:
    member()
    night(date(2031, 6, 29), load(overlay="almere"))
    assert Address.objects.exists()
    night(date(2031, 6, 30), load(overlay="almere"))
    assert not Address.objects.exists()
    assert not Patron.objects.exclude(family_name="").exists()


def test_a_running_membership_keeps_the_member(night: Night) -> None:
    member(member_until=date(2040, 1, 1))
    night(date(2039, 12, 31))
    assert Card.objects.exists()


def test_who_leaves_early_is_forgotten_counted_from_that_day(night: Night) -> None:
    patron = member(ended_on=date(2026, 3, 1), state=Patron.State.ENDED)
    night(date(2026, 9, 1))
    assert not Patron.objects.filter(pk=patron.pk).exists()


def test_a_membership_that_was_renewed_counts_by_its_last_day(night: Night) -> None:
    patron = member()
    Membership.objects.create(
        patron=patron, kind=people.kind(), starts_on=date(2026, 7, 1), ends_on=date(2027, 6, 30), fee_cents=0
    )
    night(date(2027, 12, 29))
    assert Card.objects.exists()
    night(date(2027, 12, 30))
    assert not Card.objects.exists()


def test_who_still_has_a_book_is_not_forgotten(night: Night) -> None:
    patron = member()
    loan(patron, date(2026, 6, 1))
    night(date(2036, 1, 1))
    patron.refresh_from_db()
    assert patron.family_name


def test_who_still_owes_something_is_not_forgotten(night: Night) -> None:
    patron = member()
    charge(patron, date(2026, 6, 1))
    night(date(2036, 1, 1))
    patron.refresh_from_db()
    assert patron.family_name


def test_a_parent_without_a_membership_stays_known_as_long_as_there_is_a_child(night: Night) -> None:
    parent = member(member_until=None)
    child = member(born_on=date(2018, 5, 1), member_until=date(2050, 1, 1))
    Guardianship.objects.create(guardian=parent, child=child, since_on=date(2026, 1, 1))
    night(date(2036, 5, 31))
    assert Guardianship.objects.exists()
    night(date(2036, 6, 1))
    night(date(2036, 6, 2))
    assert not Guardianship.objects.exists()
    assert not Patron.objects.filter(pk=parent.pk).exists()
    assert Patron.objects.filter(pk=child.pk).exists()


def test_a_name_goes_though_the_books_keep_the_amount(night: Night) -> None:
    patron = member()
    charge(patron, date(2026, 6, 1), paid_on=date(2026, 6, 2))
    night(GONE_ON)
    patron.refresh_from_db()
    assert (patron.given_names, patron.family_name, patron.email, patron.user) == ("", "", "", None)
    assert patron.born_on == date.min
    assert not Address.objects.exists()
    assert Charge.objects.filter(patron=patron).exists()
    night(date(2034, 1, 1))
    night(date(2034, 1, 2))
    assert not Patron.objects.exists()


@pytest.mark.promise("MEM-1")
def test_an_enrolment_that_nobody_completes_is_erased_after_sixty_days(night: Night) -> None:
    applicant = member(state=Patron.State.PENDING, member_until=None, password=people.PASSWORD)
    begun = date(2026, 1, 1)
    night(begun + timedelta(days=59))
    assert Patron.objects.filter(pk=applicant.pk).exists()
    night(begun + timedelta(days=60))
    for model in (Patron, Address, Phone, User):
        assert not model._default_manager.exists()


@pytest.mark.promise("MEM-1")
def test_an_enrolment_that_was_completed_in_time_stays(night: Night) -> None:
    member(member_until=date(2027, 1, 1))
    night(date(2026, 3, 2))
    assert Patron.objects.exists()


def test_an_e_mail_address_that_was_not_proven_goes_after_a_week(night: Night) -> None:
    EmailCheck.objects.create(patron=member(), email="nieuw@example.org", asked_at=at(date(2026, 2, 1)))
    night(date(2026, 2, 7))
    assert EmailCheck.objects.exists()
    night(date(2026, 2, 8))
    assert not EmailCheck.objects.exists()


def test_a_block_goes_half_a_year_after_it_ended_and_stays_while_it_stands(night: Night) -> None:
    patron = member(member_until=date(2040, 1, 1))
    standing = _block(patron)
    lifted, ran_out = _block(patron, lifted_at=at(date(2026, 2, 1))), _block(patron, until_on=date(2026, 2, 1))
    night(date(2026, 8, 1))
    assert list(Block.objects.all()) == [standing]
    assert lifted.pk != ran_out.pk


def test_the_note_of_a_change_goes_after_a_year(night: Night) -> None:
    patron = member(member_until=date(2040, 1, 1))
    PatronChange.objects.create(patron=patron, changed_at=at(date(2026, 2, 1)), actor_kind="staff", what="changed")
    night(date(2027, 1, 31))
    assert PatronChange.objects.exists()
    night(date(2027, 2, 1))
    assert not PatronChange.objects.exists()


@pytest.mark.promise("PAY-3")
def test_what_the_database_holds_of_an_account_number_is_not_the_number(db: None) -> None:
    made = account(member())
    with connection.cursor() as cursor:
        cursor.execute("SELECT iban FROM charges_bankaccount WHERE id = %s", [made.pk])
        stored = bytes(cursor.fetchone()[0])
    assert b"ABNA" not in stored
    assert BankAccount.objects.get().iban == "NL91ABNA0417164300"


@pytest.mark.promise("PAY-3")
@pytest.mark.parametrize(("overlay", "last_day"), [("", date(2027, 7, 29)), ("almere", date(2033, 6, 29))])
def test_an_account_number_goes_when_the_library_says_so(night: Night, overlay: str, last_day: date) -> None:
    account(member())
    night(last_day, load(overlay=overlay))
    assert BankAccount.objects.exists()
    night(last_day + timedelta(days=1), load(overlay=overlay))
    assert not BankAccount.objects.exists()


def test_a_settled_charge_forgets_its_title_after_ninety_days_and_goes_after_seven_book_years(night: Night) -> None:
    patron = member(member_until=date(2050, 1, 1))
    book = loan(patron, date(2026, 1, 10), date(2026, 2, 1))
    line = charge(patron, date(2026, 2, 1), paid_on=date(2026, 3, 1), loan=book)
    night(date(2026, 5, 30))
    line.refresh_from_db()
    assert (line.item, line.loan_id, line.note) == (None, None, "")
    night(date(2033, 12, 30))
    assert Charge.objects.exists()
    night(date(2033, 12, 31))
    assert not Charge.objects.exists()


@pytest.mark.promise("PAY-4")
@pytest.mark.parametrize("overlay", ["", "almere"])
@pytest.mark.parametrize("kind", [Charge.Kind.CARD, Charge.Kind.HOLD, Charge.Kind.OTHER])
def test_what_was_sold_goes_seven_book_years_after_the_last_payment(
    night: Night, overlay: str, kind: Charge.Kind
) -> None:
    charge(member(member_until=date(2050, 1, 1)), date(2026, 2, 1), paid_on=date(2027, 3, 1), kind=kind)
    night(date(2034, 12, 30), load(overlay=overlay))
    assert Charge.objects.exists()
    night(date(2034, 12, 31), load(overlay=overlay))
    assert not Charge.objects.exists()


@pytest.mark.promise("PAY-3")
def test_almere_keeps_what_was_paid_for_the_membership_until_seven_years_after_it(night: Night) -> None:
    patron = member(member_until=date(2050, 1, 1))
    charge(patron, date(2026, 2, 1), paid_on=date(2026, 3, 1), kind=Charge.Kind.SUBSCRIPTION)
    night(date(2056, 12, 31), load(overlay="almere"))
    assert Charge.objects.exists()
    night(date(2057, 1, 1), load(overlay="almere"))
    assert not Charge.objects.exists()


def test_an_open_charge_is_never_erased(night: Night) -> None:
    charge(member(), date(2026, 2, 1))
    night(date(2060, 1, 1))
    assert Charge.objects.get().note


def _block(patron: Patron, **values: object) -> Block:
    return Block.objects.create(**{"patron": patron, "reason": "other", "set_at": at(date(2026, 1, 2))} | values)
