"""A value goes on the latest day that any activity still needs it: never sooner, and not a day later."""

from dataclasses import replace
from datetime import date, timedelta

import people
import pytest
from canary import Planted

from leeszaal.charges.models import Charge
from leeszaal.circulation.models import Loan, LoanCount
from leeszaal.common.periods import Period
from leeszaal.patrons.models import Block, Guardianship, Patron, PatronChange
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.models import Restriction
from leeszaal.privacy.register import Register, load
from leeszaal.privacy.retention import ErasureDate, Night, erasure_dates, erasure_day, nightly_round
from tests.promises.small_library import at, charge, hold, loan, member

BACK = date(2026, 3, 1)
AFTER_90_DAYS = BACK + timedelta(days=90)
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def base() -> Register:
    return load()


def borrower(row: Loan) -> Patron | None:
    row.refresh_from_db()
    return row.patron


def with_term(register: Register, key: str, lasts: str) -> Register:
    activity = register.activities[key]
    terms = tuple(replace(term, lasts=Period.parse(lasts)) for term in activity.keeping)
    return replace(register, activities={**register.activities, key: replace(activity, keeping=terms)})


def test_who_keeps_a_history_keeps_loans_until_half_a_year_after_the_membership(base: Register) -> None:
    row = loan(people.says_yes(member(), "history"), date(2026, 1, 10), BACK)
    assert erasure_day(Loan, "patron", row.pk, register=base, on=BACK).day == date(2026, 12, 30)
    nightly_round(base, date(2026, 12, 29))
    assert borrower(row)
    nightly_round(base, date(2026, 12, 30))
    assert borrower(row) is None


def test_without_that_consent_the_term_of_lending_alone_counts(base: Register) -> None:
    row = loan(member(), date(2026, 1, 10), BACK)
    assert erasure_day(Loan, "patron", row.pk, register=base, on=BACK).day == AFTER_90_DAYS
    nightly_round(base, AFTER_90_DAYS)
    assert borrower(row) is None


def test_a_shorter_history_never_takes_what_lending_still_needs(base: Register) -> None:
    """Somebody leaves the library on the day on which a book comes back, and the history would let go at once."""
    short = with_term(base, "history", "P0D")
    row = loan(people.says_yes(member(member_until=BACK), "history"), date(2026, 1, 10), BACK)
    nightly_round(short, AFTER_90_DAYS - timedelta(days=1))
    assert borrower(row)
    nightly_round(short, AFTER_90_DAYS)
    assert borrower(row) is None


@pytest.mark.parametrize(("longest", "day"), [("membership", date(2027, 6, 30)), ("login", date(2027, 6, 30))])
def test_the_longest_of_two_activities_that_end_the_same_columns_holds(base: Register, longest: str, day: date) -> None:
    longer = with_term(base, longest, "P1Y")
    patron = member()
    assert erasure_day(Patron, "user", patron.pk, register=longer, on=BACK).day == (
        day if longest == "login" else date(2026, 12, 30)
    )
    nightly_round(longer, day - timedelta(days=1))
    patron.refresh_from_db()
    assert patron.family_name
    nightly_round(longer, day)
    assert not Patron.objects.exclude(family_name="").exists()


def test_a_name_goes_while_the_note_of_a_change_stays_for_its_own_year(base: Register) -> None:
    patron = member()
    changed = date(2026, 6, 30)
    PatronChange.objects.create(patron=patron, changed_at=at(changed), actor_kind="staff", actor_id=1, what="x")
    nightly_round(base, date(2026, 12, 30))
    nightly_round(base, date(2026, 12, 31))
    patron.refresh_from_db()
    assert patron.family_name == ""
    assert PatronChange.objects.exists()
    nightly_round(base, date(2027, 6, 30))
    nightly_round(base, date(2027, 7, 1))
    assert not PatronChange.objects.exists()
    assert not Patron.objects.exists()


def test_a_block_and_a_tie_to_a_child_end_when_the_name_is_gone(base: Register) -> None:
    parent, child = member(member_until=None), member(born_on=date(2018, 5, 1))
    Guardianship.objects.create(guardian=parent, child=child, since_on=date(2026, 1, 1))
    Block.objects.create(patron=child, reason="other", set_at=at(BACK))
    for night in (date(2026, 12, 29), date(2026, 12, 30)):
        nightly_round(base, night)
        assert Guardianship.objects.exists() is (night.day == 29)
    for night in (date(2026, 12, 31), date(2027, 7, 1), date(2027, 7, 2)):
        nightly_round(base, night)
    assert not Block.objects.exists()
    assert not Guardianship.objects.exists()
    assert not Patron.objects.exists()


def test_what_another_term_lets_go_goes_in_the_same_night(base: Register) -> None:
    parent, child = member(), member(born_on=date(2018, 5, 1))
    Guardianship.objects.create(guardian=parent, child=child, since_on=date(2026, 1, 1))
    done = nightly_round(base, date(2029, 1, 1))
    assert {outcome.overdue for outcome in done.outcomes} == {0}
    assert not any(model.objects.exists() for model in (Patron, Guardianship))
    rows = next(outcome for outcome in done.outcomes if outcome.rule.term.then == "remove the patron's empty row")
    assert (rows.due, rows.ended) == (2, 2)


def test_what_is_kept_is_counted_by_what_keeps_it(base: Register) -> None:
    patron = people.says_yes(member(), "history")
    loan(patron, date(2026, 1, 10), BACK)
    charge(patron, BACK, loan=loan(patron, date(2026, 1, 10), BACK))
    night = Night.of(base, AFTER_90_DAYS)
    rule = next(rule for rule in night.rules if rule.activity.key == "lending")
    assert night.candidates(rule) == 2
    assert night.kept(rule) == {"a charge for the loan is open": 1, "needed for history": 2}


@pytest.mark.parametrize(("days", "goes_on"), [(0, BACK), (30, BACK + timedelta(days=30)), (None, AFTER_90_DAYS)])
@pytest.mark.promise("RET-1")
def test_a_shorter_time_that_a_patron_chose_holds(base: Register, days: int | None, goes_on: date) -> None:
    row = loan(member(history_days=days, member_until=date(2040, 1, 1)), date(2026, 1, 10), BACK)
    assert erasure_day(Loan, "patron", row.pk, register=base, on=BACK).day == goes_on
    nightly_round(base, goes_on - timedelta(days=1))
    assert borrower(row)
    nightly_round(base, goes_on)
    assert borrower(row) is None


def test_a_chosen_time_is_never_longer_than_the_register(base: Register) -> None:
    row = loan(member(history_days=365, member_until=date(2040, 1, 1)), date(2026, 1, 10), BACK)
    nightly_round(base, AFTER_90_DAYS)
    assert borrower(row) is None


def test_what_must_still_be_paid_keeps_a_loan_that_one_asked_to_forget(base: Register) -> None:
    patron = member(history_days=0)
    row = loan(patron, date(2026, 1, 10), BACK)
    charge(patron, BACK, loan=row)
    nightly_round(base, BACK + timedelta(days=40))
    assert borrower(row) == patron
    end = erasure_day(Loan, "patron", row.pk, register=base, on=BACK + timedelta(days=40))
    assert (end.day, end.waits) == (None, ("a charge for the loan is open",))


def test_forgetting_changes_no_count(base: Register) -> None:
    patron = member()
    row = loan(patron, date(2026, 1, 10), BACK)
    LoanCount.objects.create(record=row.item.record, branch=row.branch, month=date(2026, 1, 1), loans=1)
    before = list(LoanCount.objects.values())
    for night in (AFTER_90_DAYS, date(2027, 6, 30), date(2030, 1, 1)):
        nightly_round(base, night)
    assert not Patron.objects.filter(pk=patron.pk).exists()
    assert list(LoanCount.objects.values()) == before


def test_an_open_loan_has_no_day_yet_but_what_it_waits_for(base: Register) -> None:
    row = loan(member(), date(2026, 1, 10))
    end = erasure_day(Loan, "patron", row.pk, register=base, on=BACK)
    assert (end.day, end.waits, end.activity) == (None, ("when the loan ends",), "lending")


def test_bookkeeping_keeps_the_amount_after_the_title_is_forgotten(base: Register) -> None:
    patron = member()
    row = charge(patron, BACK, paid_on=BACK, loan=loan(patron, date(2026, 1, 10), BACK))
    assert erasure_day(Charge, "item", row.pk, register=base, on=BACK).day == AFTER_90_DAYS
    assert erasure_day(Charge, "amount_cents", row.pk, register=base, on=BACK).day == date(2033, 12, 31)


@pytest.mark.parametrize("overlay", ["", "bieb", "almere"])
def test_every_value_about_a_person_has_a_day_or_says_what_it_waits_for(overlay: str, planted: Planted) -> None:
    found = erasure_dates("patron", planted.person.pk, register=load(overlay=overlay), on=people.TODAY)
    assert len({end.table for end in found}) >= 15
    for end in found:
        assert end.day or end.waits, end
        assert end.activity, end


@pytest.mark.promise("RET-2")
@pytest.mark.parametrize("overlay", ["", "bieb", "almere"])
def test_each_row_stands_until_its_day_and_is_due_on_it(overlay: str, planted: Planted) -> None:
    """The closed world of terms: the days told to people are those by which the nightly round goes, for every table."""
    register = load(overlay=overlay)
    Restriction.objects.update(lifted_at=people.NOW)
    found = erasure_dates("patron", planted.person.pk, register=register, on=people.TODAY)
    known = [end for end in found if end.day and end.day > people.TODAY and not end.waits]
    assert len(known) >= 20
    for day in sorted({end.day for end in known if end.day}):
        new = _due(register, day) - _due(register, day - timedelta(days=1))
        for end in known:
            if end.day == day:
                assert any(_clears(word, key, end) for word, key in new), end


def _due(register: Register, on: date) -> set[tuple[str, object]]:
    night = Night.of(register, on)
    return {(rule.ending.word, pk) for rule in night.rules for pk in night.due(rule).values_list("pk", flat=True)}


def _clears(word: str, key: object, end: ErasureDate) -> bool:
    """Tell whether an ending of a row clears a value, of that row itself or of one that hangs on it."""
    ending = claimed().ending(word)
    assert ending
    own = ending.of._meta.label == end.table
    return (end.column in ending.clears or end.table in ending.clears) and (not own or key == end.pk)


def test_what_is_restricted_has_no_day_once_its_term_is_over(base: Register, planted: Planted) -> None:
    later = people.TODAY + timedelta(days=40)
    found = erasure_dates("patron", planted.person.pk, register=base, on=later)
    overdue = [end for end in found if end.table == "patrons.EmailCheck"]
    assert overdue
    assert all(end.day is None and "the data are restricted" in end.waits for end in overdue)


def test_a_hold_of_somebody_else_is_not_among_ones_dates(base: Register) -> None:
    me, other = member(), member()
    mine, theirs = hold(me, BACK, BACK), hold(other, BACK, BACK)
    keys = {end.pk for end in erasure_dates("patron", me.pk, register=base, on=BACK) if end.table == "circulation.Hold"}
    assert mine.pk in keys
    assert theirs.pk not in keys
