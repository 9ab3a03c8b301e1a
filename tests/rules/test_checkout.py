"""May this patron take this item home, and until when?"""

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lending_strategies import calendars, days, standings, terms

from leeszaal.circulation.rules.checkout import (
    WAIVABLE,
    WAIVABLE_AT_DESK,
    WAIVABLE_BY_SUPERVISOR,
    Allowed,
    Facts,
    Refusal,
    Refused,
    decide_checkout,
    may_waive,
)
from leeszaal.circulation.rules.due import decide_due_on
from leeszaal.circulation.rules.standing import Standing, age_on
from leeszaal.circulation.rules.terms import BUILT_IN, Terms
from leeszaal.common.calendars import ALWAYS_OPEN, Calendar

TODAY = date(2026, 11, 24)
YESTERDAY = TODAY - timedelta(days=1)
IN_GOOD_STANDING = Standing(
    is_pending=False,
    is_ended=False,
    membership_ends_on=date(2027, 6, 1),
    is_blocked=False,
    is_restricted=False,
    debt_cents=0,
    oldest_due_on=None,
    age=34,
)
PLAIN = Facts(
    today=TODAY,
    patron_id=1,
    patron=IN_GOOD_STANDING,
    card_lost=False,
    card_ended=False,
    open_loans=0,
    open_loans_of_material=0,
    age_mark=None,
    reference_only=False,
    digital=False,
    withdrawn=False,
    in_repair=False,
    lost=False,
    borrower_id=None,
    held_for_id=None,
    asked_due_on=None,
)
TERMS = replace(
    BUILT_IN, max_loans=5, max_loans_of_material=2, blocked_at_cents=1000, blocked_at_overdue_days=60, loan_days=21
)


def patron(**changes: object) -> dict[str, object]:
    """Change something about the person."""
    return {"patron": replace(IN_GOOD_STANDING, **changes)}  # type: ignore[arg-type]


CASES = [
    (Refusal.RESTRICTED, patron(is_restricted=True)),
    (Refusal.PATRON_PENDING, patron(is_pending=True)),
    (Refusal.PATRON_ENDED, patron(is_ended=True)),
    (Refusal.MEMBERSHIP_EXPIRED, patron(membership_ends_on=YESTERDAY)),
    (Refusal.MEMBERSHIP_EXPIRED, patron(membership_ends_on=None)),
    (Refusal.CARD_LOST, {"card_lost": True}),
    (Refusal.CARD_ENDED, {"card_ended": True}),
    (Refusal.PATRON_BLOCKED, patron(is_blocked=True)),
    (Refusal.DEBT_TOO_HIGH, patron(debt_cents=1000)),
    (Refusal.LOANS_OVERDUE, patron(oldest_due_on=TODAY - timedelta(days=60))),
    (Refusal.LIMIT_REACHED, {"open_loans": 5}),
    (Refusal.MATERIAL_LIMIT_REACHED, {"open_loans": 2, "open_loans_of_material": 2}),
    (Refusal.TOO_YOUNG, patron(age=15) | {"age_mark": 16}),
    (Refusal.REFERENCE_ONLY, {"reference_only": True}),
    (Refusal.DIGITAL, {"digital": True}),
    (Refusal.WITHDRAWN, {"withdrawn": True}),
    (Refusal.IN_REPAIR, {"in_repair": True}),
    (Refusal.ITEM_LOST, {"lost": True}),
    (Refusal.ON_LOAN_TO_ANOTHER, {"borrower_id": 2}),
    (Refusal.ALREADY_THEIRS, {"borrower_id": 1}),
    (Refusal.HELD_FOR_ANOTHER, {"held_for_id": 2}),
    (Refusal.DUE_DAY_PAST, {"asked_due_on": YESTERDAY}),
]
FINE = [
    patron(membership_ends_on=TODAY),
    patron(debt_cents=999),
    patron(oldest_due_on=TODAY - timedelta(days=59)),
    patron(age=16) | {"age_mark": 16},
    {"open_loans": 4, "open_loans_of_material": 1},
    {"held_for_id": 1},
    {"asked_due_on": TODAY},
]


@pytest.mark.parametrize(("reason", "change"), CASES)
def test_each_reason_alone_refuses_and_is_the_only_one_given(reason: Refusal, change: dict[str, object]) -> None:
    facts = replace(PLAIN, **change)  # type: ignore[arg-type]
    assert decide_checkout(facts, TERMS, ALWAYS_OPEN, frozenset()) == Refused((reason,))


def test_material_that_the_rules_do_not_lend_is_refused() -> None:
    terms = replace(TERMS, lendable=False)
    assert decide_checkout(PLAIN, terms, ALWAYS_OPEN, frozenset()) == Refused((Refusal.NOT_LENT_HERE,))


def test_every_reason_has_a_case() -> None:
    assert {reason for reason, _ in CASES} | {Refusal.NOT_LENT_HERE} == set(Refusal)


@pytest.mark.parametrize("change", FINE)
def test_just_within_every_bound_the_item_goes_home(change: dict[str, object]) -> None:
    facts = replace(PLAIN, **change)  # type: ignore[arg-type]
    assert isinstance(decide_checkout(facts, TERMS, ALWAYS_OPEN, frozenset()), Allowed)


def test_an_amount_or_number_of_days_of_zero_never_stops_lending() -> None:
    deep = replace(IN_GOOD_STANDING, debt_cents=99_999, oldest_due_on=date(2020, 1, 1))
    lenient = replace(TERMS, blocked_at_cents=0, blocked_at_overdue_days=0)
    assert isinstance(decide_checkout(replace(PLAIN, patron=deep), lenient, ALWAYS_OPEN, frozenset()), Allowed)


def test_all_reasons_are_given_at_once() -> None:
    facts = replace(PLAIN, card_lost=True, open_loans=9, borrower_id=2)
    assert decide_checkout(facts, TERMS, ALWAYS_OPEN, frozenset()) == Refused(
        (Refusal.CARD_LOST, Refusal.LIMIT_REACHED, Refusal.ON_LOAN_TO_ANOTHER)
    )


def test_what_staff_waived_is_told_with_the_permission() -> None:
    facts = replace(PLAIN, open_loans=5)
    decision = decide_checkout(facts, TERMS, ALWAYS_OPEN, frozenset({Refusal.LIMIT_REACHED, Refusal.TOO_YOUNG}))
    assert decision == Allowed(date(2026, 12, 15), (Refusal.LIMIT_REACHED,))


def test_a_day_chosen_by_staff_is_the_due_day() -> None:
    facts = replace(PLAIN, asked_due_on=date(2027, 1, 9))
    assert decide_checkout(facts, TERMS, ALWAYS_OPEN, frozenset()) == Allowed(date(2027, 1, 9), ())


def test_a_volunteer_without_the_desk_role_waives_nothing_and_a_supervisor_most() -> None:
    assert may_waive(is_desk=False, is_supervisor=False) == frozenset()
    assert may_waive(is_desk=True, is_supervisor=False) == WAIVABLE_AT_DESK < WAIVABLE_BY_SUPERVISOR
    assert may_waive(is_desk=False, is_supervisor=True) == WAIVABLE_BY_SUPERVISOR


def test_nobody_can_lend_what_another_has_at_home_or_on_a_lost_card() -> None:
    for reason in (Refusal.ON_LOAN_TO_ANOTHER, Refusal.CARD_LOST, Refusal.PATRON_PENDING, Refusal.WITHDRAWN):
        assert reason not in WAIVABLE


@pytest.mark.parametrize(
    ("born_on", "age"), [(date(2010, 11, 24), 16), (date(2010, 11, 25), 15), (date(2008, 2, 29), 18)]
)
def test_a_birthday_counts_from_the_day_itself(born_on: date, age: int) -> None:
    assert age_on(born_on, TODAY) == age


_ids = st.sampled_from([None, 1, 2])
facts_strategy = st.builds(
    Facts,
    today=days,
    patron_id=st.just(1),
    patron=standings,
    open_loans=st.integers(0, 40),
    open_loans_of_material=st.integers(0, 40),
    age_mark=st.sampled_from([None, 6, 12, 16]),
    borrower_id=_ids,
    held_for_id=_ids,
    asked_due_on=st.none() | days,
    **{field.name: st.booleans() for field in fields(Facts) if field.type in (bool, "bool")},
)
waivers = st.frozensets(st.sampled_from(sorted(Refusal)))


@given(facts_strategy, terms, calendars, waivers)
def test_waiving_takes_away_the_waived_reasons_and_nothing_else(
    facts: Facts, terms: Terms, calendar: Calendar, waived: frozenset[Refusal]
) -> None:
    strict = decide_checkout(facts, terms, calendar, frozenset())
    lenient = decide_checkout(facts, terms, calendar, waived)
    against = set(strict.reasons) if isinstance(strict, Refused) else set()
    left = set(lenient.reasons) if isinstance(lenient, Refused) else set()
    assert left == against - (waived & WAIVABLE)
    if isinstance(lenient, Allowed):
        assert set(lenient.waived) == against


@given(facts_strategy, terms, calendars)
def test_what_is_allowed_is_due_on_the_day_the_rules_or_staff_say(
    facts: Facts, terms: Terms, calendar: Calendar
) -> None:
    decision = decide_checkout(facts, terms, calendar, WAIVABLE)
    if isinstance(decision, Allowed):
        by_rule = decide_due_on(facts.today, terms, calendar, facts.patron.membership_ends_on)
        assert decision.due_on == (facts.asked_due_on or by_rule) >= facts.today
