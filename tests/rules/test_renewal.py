"""May this loan be longer, and until when?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lending_strategies import calendars, days, standings, terms

from leeszaal.circulation.rules.overdue import late_days, overdue_cents
from leeszaal.circulation.rules.renewal import WAIVABLE, Facts, Refusal, Refused, Renewed, decide_renewal
from leeszaal.circulation.rules.standing import Standing
from leeszaal.circulation.rules.terms import BUILT_IN, Terms
from leeszaal.common.calendars import ALWAYS_OPEN, Calendar

TODAY = date(2026, 11, 24)
MEMBER = Standing(
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
    due_on=TODAY + timedelta(days=2),
    is_ended=False,
    renewals=0,
    holds_waiting=0,
    copies_free=0,
    patron=MEMBER,
)
TERMS = replace(BUILT_IN, max_renewals=2, blocked_at_cents=1000, overdue_cents_per_day=20, overdue_max_cents=500)

CASES = [
    (Refusal.RESTRICTED, {"patron": replace(MEMBER, is_restricted=True)}),
    (Refusal.LOAN_ENDED, {"is_ended": True}),
    (Refusal.MAX_RENEWALS, {"renewals": 2}),
    (Refusal.WANTED_BY_ANOTHER, {"holds_waiting": 1}),
    (Refusal.PATRON_ENDED, {"patron": replace(MEMBER, is_ended=True)}),
    (Refusal.MEMBERSHIP_EXPIRED, {"patron": replace(MEMBER, membership_ends_on=TODAY - timedelta(days=1))}),
    (Refusal.PATRON_BLOCKED, {"patron": replace(MEMBER, is_blocked=True)}),
    (Refusal.DEBT_TOO_HIGH, {"patron": replace(MEMBER, debt_cents=1000)}),
    (Refusal.TOO_EARLY, {"due_on": TODAY + timedelta(days=21)}),
]


@pytest.mark.parametrize(("reason", "change"), CASES)
def test_each_reason_alone_refuses_and_is_the_only_one_given(reason: Refusal, change: dict[str, object]) -> None:
    facts = replace(PLAIN, **change)  # type: ignore[arg-type]
    assert decide_renewal(facts, TERMS, ALWAYS_OPEN, frozenset()) == Refused((reason,))


def test_every_reason_has_a_case() -> None:
    assert {reason for reason, _ in CASES} == set(Refusal)


def test_the_new_loan_period_counts_from_today() -> None:
    assert decide_renewal(PLAIN, TERMS, ALWAYS_OPEN, frozenset()) == Renewed(date(2026, 12, 15), 0, ())


def test_a_hold_that_a_free_copy_can_serve_does_not_stop_a_renewal() -> None:
    facts = replace(PLAIN, holds_waiting=2, copies_free=2)
    assert isinstance(decide_renewal(facts, TERMS, ALWAYS_OPEN, frozenset()), Renewed)


def test_renewing_late_costs_the_days_that_were_late() -> None:
    facts = replace(PLAIN, due_on=TODAY - timedelta(days=3))
    assert decide_renewal(facts, TERMS, ALWAYS_OPEN, frozenset()) == Renewed(date(2026, 12, 15), 60, ())


facts_strategy = st.builds(
    Facts,
    today=days,
    due_on=days,
    is_ended=st.booleans(),
    renewals=st.integers(0, 5),
    holds_waiting=st.integers(0, 3),
    copies_free=st.integers(0, 3),
    patron=standings,
)


@given(facts_strategy, terms, calendars, st.frozensets(st.sampled_from(sorted(Refusal))))
def test_waiving_takes_away_the_waived_reasons_and_nothing_else(
    facts: Facts, terms: Terms, calendar: Calendar, waived: frozenset[Refusal]
) -> None:
    strict = decide_renewal(facts, terms, calendar, frozenset())
    lenient = decide_renewal(facts, terms, calendar, waived)
    against = set(strict.reasons) if isinstance(strict, Refused) else set()
    left = set(lenient.reasons) if isinstance(lenient, Refused) else set()
    assert left == against - (waived & WAIVABLE)


@given(facts_strategy, terms, calendars)
def test_a_renewed_loan_is_always_due_later_and_charged_as_if_it_had_come_back(
    facts: Facts, terms: Terms, calendar: Calendar
) -> None:
    decision = decide_renewal(facts, terms, calendar, WAIVABLE)
    if isinstance(decision, Renewed):
        assert decision.due_on > facts.due_on
        assert decision.overdue_cents == overdue_cents(late_days(facts.due_on, facts.today, calendar), terms)
