"""Who borrowed what is forgotten when the register says so, and not a day earlier."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import people
import pytest
from small_library import MEMBER_UNTIL, account, at, charge, hold, loan, member, pay

from leeszaal.circulation.models import Event, Loan, OfflineAct
from leeszaal.common.periods import Period
from leeszaal.notices.models import Notice
from leeszaal.privacy.register import load

Night = Callable[..., None]
RETURNED = date(2026, 2, 1)
THIRTY_DAYS_LATER = RETURNED + timedelta(days=30)
NINETY_DAYS_LATER = RETURNED + timedelta(days=90)


@pytest.mark.promise("RET-1")
def test_a_returned_loan_forgets_its_borrower_after_ninety_days_and_not_before(night: Night) -> None:
    back = loan(member(), date(2026, 1, 10), RETURNED)
    night(NINETY_DAYS_LATER - timedelta(days=1))
    back.refresh_from_db()
    assert back.patron is not None
    night(NINETY_DAYS_LATER)
    back.refresh_from_db()
    assert back.patron is None


def test_a_loan_that_is_not_back_keeps_its_borrower_however_long_it_takes(night: Night) -> None:
    out = loan(member(), date(2026, 1, 10))
    night(date(2046, 1, 1))
    out.refresh_from_db()
    assert out.patron is not None


def test_an_open_charge_keeps_the_loan_linked_until_it_is_paid(night: Night) -> None:
    patron = member()
    damaged = loan(patron, date(2026, 1, 10), RETURNED)
    debt = charge(patron, RETURNED, loan=damaged)
    night(date(2030, 1, 1))
    damaged.refresh_from_db()
    assert damaged.patron == patron
    pay(debt, date(2030, 1, 1))
    night(date(2030, 1, 2))
    damaged.refresh_from_db()
    assert damaged.patron is None


def test_who_asks_for_a_history_keeps_it_until_half_a_year_after_the_membership(night: Night) -> None:
    read = loan(people.says_yes(member(), "history"), date(2026, 1, 10), RETURNED)
    half_a_year_after = Period.parse("P6M").after(MEMBER_UNTIL)
    night(half_a_year_after - timedelta(days=1))
    read.refresh_from_db()
    assert read.patron is not None
    night(half_a_year_after)
    read.refresh_from_db()
    assert read.patron is None


def test_who_stops_keeping_a_history_is_forgotten_the_night_after(night: Night) -> None:
    patron = people.says_yes(member(member_until=date(2030, 1, 1)), "history")
    read = loan(patron, date(2026, 1, 10), RETURNED)
    night(NINETY_DAYS_LATER)
    people.says_no(patron, "history")
    night(NINETY_DAYS_LATER)
    read.refresh_from_db()
    assert read.patron is None


@pytest.mark.promise("RET-1")
def test_almere_keeps_loans_for_the_membership_and_five_years_after_it(night: Night) -> None:
    almere, back = load(overlay="almere"), loan(member(), date(2026, 1, 10), RETURNED)
    night(date(2031, 6, 29), almere)
    back.refresh_from_db()
    assert back.patron is not None
    night(date(2031, 6, 30), almere)
    back.refresh_from_db()
    assert back.patron is None


def test_a_hold_forgets_who_waited_thirty_days_after_it_ended_and_a_live_one_never(night: Night) -> None:
    patron = member()
    over, live = hold(patron, date(2026, 1, 10), RETURNED), hold(patron, date(2026, 1, 10))
    night(RETURNED + timedelta(days=30))
    over.refresh_from_db()
    live.refresh_from_db()
    assert over.patron is None
    assert live.patron == patron


def test_what_happened_loses_the_patron_first_and_the_staff_member_after_a_year(night: Night) -> None:
    patron, staff = member(), people.staff()
    by_staff = _event(patron_id=patron.pk, actor_kind="staff", actor_id=staff.pk)
    by_patron = _event(patron_id=patron.pk, actor_kind="patron", actor_id=patron.pk)
    night(THIRTY_DAYS_LATER)
    assert _people_of(by_staff) == (None, staff.pk)
    assert _people_of(by_patron) == (None, None)
    night(RETURNED + timedelta(days=365))
    assert _people_of(by_staff) == (None, None)


def test_what_happened_with_a_loan_that_is_still_out_stays_traceable(night: Night) -> None:
    patron = member()
    out = loan(patron, RETURNED)
    event = _event(patron_id=patron.pk, loan_id=out.pk)
    night(THIRTY_DAYS_LATER)
    assert _people_of(event)[0] == patron.pk
    Loan.objects.filter(pk=out.pk).update(returned_at=at(THIRTY_DAYS_LATER))
    night(THIRTY_DAYS_LATER)
    assert _people_of(event)[0] is None


def test_the_list_of_a_desk_without_connection_forgets_cards_once_it_is_processed(night: Night) -> None:
    done, conflict = _act(OfflineAct.Outcome.DONE), _act(OfflineAct.Outcome.CONFLICT)
    night(RETURNED + timedelta(days=90))
    assert (done.card_number, done.staff) != ("", None)
    done.refresh_from_db()
    conflict.refresh_from_db()
    assert (done.card_number, done.staff) == ("", None)
    assert conflict.card_number
    assert conflict.staff


def test_a_hold_that_was_forgotten_is_not_betrayed_by_another_row(night: Night) -> None:
    patron = member(member_until=date(2040, 1, 1))
    over = hold(patron, date(2026, 1, 10), RETURNED)
    event = _event(patron_id=patron.pk, hold_id=over.pk)
    about = {"subject_ids": {"hold": over.pk}, "state": Notice.State.SENT, "created_at": at(RETURNED)}
    Notice.objects.create(key="k", kind="hold_ready", patron=patron, **about)
    night(THIRTY_DAYS_LATER)
    over.refresh_from_db()
    assert over.patron is None
    assert _people_of(event)[0] is None
    assert not Notice.objects.exists()


def test_the_account_and_its_loans_do_not_hold_each_other_for_ever(night: Night) -> None:
    patron = member()
    account(patron)
    loan(patron, date(2026, 1, 10), RETURNED)
    hold(patron, date(2026, 1, 10), RETURNED)
    charge(patron, RETURNED, paid_on=RETURNED)
    for year in range(2026, 2036):
        night(date(year, 12, 31))
    assert not type(patron).objects.filter(pk=patron.pk).exists()


def _event(**values: object) -> Event:
    return Event.objects.create(**{"at": at(RETURNED), "verb": "check_in", "via": "desk", "actor_kind": "job"} | values)


def _people_of(event: Event) -> tuple[int | None, int | None]:
    event.refresh_from_db()
    return event.patron_id, event.actor_id


def _act(outcome: OfflineAct.Outcome) -> OfflineAct:
    staff = people.staff(f"balie-{outcome}")
    return OfflineAct.objects.create(
        client_id=uuid4(),
        verb="check_out",
        card_number="21000001",
        barcode="30000001",
        done_at=at(RETURNED),
        handed_in_at=at(RETURNED),
        staff=staff,
        branch=people.branch(),
        outcome=outcome,
    )
