"""An item comes in: what ends, what is owed, and where does it go?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lending_strategies import calendars, terms

from leeszaal.circulation.rules.checkin import (
    Destination,
    Facts,
    ItemState,
    News,
    Plan,
    TrappedHold,
    decide_checkin,
)
from leeszaal.circulation.rules.queue import WaitingHold, is_eligible
from leeszaal.circulation.rules.terms import BUILT_IN, Terms
from leeszaal.common.calendars import ALWAYS_OPEN, Calendar

TODAY = date(2026, 11, 24)
HERE, HOME, ELSEWHERE = 1, 1, 2
FROM_SHELF = Facts(
    today=TODAY,
    returned_on=TODAY,
    branch_id=HERE,
    home_branch_id=HOME,
    item_id=70,
    state=ItemState.AVAILABLE,
    due_on=None,
    trapped=None,
    waiting=(),
)
ON_LOAN = replace(FROM_SHELF, state=ItemState.ON_LOAN, due_on=TODAY)
TERMS = replace(BUILT_IN, overdue_cents_per_day=20, overdue_max_cents=500)


def waiting(number: int, pickup_branch_id: int = HERE) -> WaitingHold:
    """Make a plain hold for any copy."""
    return WaitingHold(
        id=number,
        priority=0,
        placed_at=datetime(2026, 11, number, tzinfo=UTC),
        item_id=None,
        suspended=False,
        suspended_until=None,
        pickup_branch_id=pickup_branch_id,
    )


def decide(facts: Facts) -> Plan:
    """Decide under plain terms."""
    return decide_checkin(facts, TERMS, ALWAYS_OPEN)


def test_a_return_in_time_ends_the_loan_and_goes_on_the_shelf() -> None:
    plan = decide(ON_LOAN)
    assert (plan.ends_loan, plan.days_late, plan.overdue_cents, plan.news) == (True, 0, 0, ())
    assert plan.destination is Destination.SHELF


def test_a_return_late_costs_every_late_day() -> None:
    plan = decide(replace(ON_LOAN, due_on=TODAY - timedelta(days=4)))
    assert (plan.days_late, plan.overdue_cents, plan.news) == (4, 80, (News.LATE,))


def test_the_book_drop_counts_on_the_day_it_was_used() -> None:
    plan = decide(replace(ON_LOAN, due_on=TODAY - timedelta(days=2), returned_on=TODAY - timedelta(days=2)))
    assert (plan.days_late, plan.overdue_cents) == (0, 0)


def test_an_item_that_was_not_on_loan_is_taken_in_all_the_same() -> None:
    plan = decide(FROM_SHELF)
    assert (plan.ends_loan, plan.destination, plan.news) == (False, Destination.SHELF, (News.NOT_ON_LOAN,))


def test_an_item_of_another_branch_travels_home() -> None:
    plan = decide(replace(ON_LOAN, home_branch_id=ELSEWHERE))
    assert (plan.destination, plan.to_branch_id) == (Destination.TO_HOME_BRANCH, ELSEWHERE)


def test_the_first_in_the_queue_gets_the_item_here_or_travels_for_it() -> None:
    here = decide(replace(ON_LOAN, waiting=(waiting(2), waiting(1))))
    assert (here.destination, here.hold_id, here.becomes_ready) == (Destination.HOLD_SHELF, 1, True)
    assert here.news == (News.HOLD_TRAPPED,)
    there = decide(replace(ON_LOAN, waiting=(waiting(1, ELSEWHERE), waiting(2))))
    assert (there.destination, there.to_branch_id, there.hold_id) == (Destination.TO_PICKUP_BRANCH, ELSEWHERE, 1)
    assert not there.becomes_ready


def test_an_item_that_arrives_for_a_hold_becomes_ready_and_once_only() -> None:
    arriving = replace(FROM_SHELF, state=ItemState.IN_TRANSIT, trapped=TrappedHold(5, HERE, is_ready=False))
    assert decide(arriving).becomes_ready
    again = replace(FROM_SHELF, state=ItemState.ON_HOLD_SHELF, trapped=TrappedHold(5, HERE, is_ready=True))
    assert (decide(again).destination, decide(again).becomes_ready) == (Destination.HOLD_SHELF, False)


def test_an_item_set_apart_for_somebody_is_not_given_to_another_who_waits() -> None:
    facts = replace(
        FROM_SHELF, state=ItemState.IN_TRANSIT, trapped=TrappedHold(5, ELSEWHERE, is_ready=False), waiting=(waiting(1),)
    )
    assert (decide(facts).hold_id, decide(facts).to_branch_id) == (5, ELSEWHERE)


@pytest.mark.parametrize(
    ("state", "news"),
    [
        (ItemState.LOST, News.LOST_FOUND),
        (ItemState.MISSING, News.MISSING_FOUND),
        (ItemState.CLAIMS_RETURNED, News.CLAIM_FOUND),
        (ItemState.IN_PROCESS, News.NEW_RELEASED),
    ],
)
def test_what_was_gone_or_new_is_found_told_and_shelved(state: ItemState, news: News) -> None:
    plan = decide(replace(FROM_SHELF, state=state))
    assert (plan.destination, plan.news) == (Destination.SHELF, (news,))


@pytest.mark.parametrize("state", [ItemState.DAMAGED, ItemState.WITHDRAWN])
def test_what_cannot_be_lent_is_laid_aside_and_serves_no_hold(state: ItemState) -> None:
    plan = decide(replace(FROM_SHELF, state=state, waiting=(waiting(1),)))
    assert (plan.destination, plan.hold_id) == (Destination.ASIDE, None)


branches = st.sampled_from([1, 2, 3])
waiting_holds = st.builds(
    WaitingHold,
    id=st.integers(1, 99),
    priority=st.integers(0, 2),
    placed_at=st.integers(1, 9).map(lambda day: datetime(2026, 1, day, tzinfo=UTC)),
    item_id=st.sampled_from([None, 70, 71]),
    suspended=st.booleans(),
    suspended_until=st.none() | st.dates(TODAY - timedelta(days=5), TODAY + timedelta(days=5)),
    pickup_branch_id=branches,
)


@st.composite
def comings_in(draw: st.DrawFn) -> Facts:
    """Any item that may come in: a hold is trapped for it only on the hold shelf or in transit."""
    state = draw(st.sampled_from(ItemState))
    traps = state in (ItemState.ON_HOLD_SHELF, ItemState.IN_TRANSIT)
    trapped = st.none() | st.builds(TrappedHold, st.integers(100, 199), branches, st.booleans())
    return Facts(
        today=TODAY,
        returned_on=TODAY - timedelta(days=draw(st.integers(0, 9))),
        branch_id=draw(branches),
        home_branch_id=draw(branches),
        item_id=70,
        state=state,
        due_on=draw(st.dates(TODAY - timedelta(days=90), TODAY)) if state is ItemState.ON_LOAN else None,
        trapped=draw(trapped) if traps else None,
        waiting=tuple(draw(st.lists(waiting_holds, max_size=6, unique_by=lambda one: one.id))),
    )


@given(comings_in(), terms, calendars)
def test_every_item_that_comes_in_goes_to_exactly_one_place(facts: Facts, terms: Terms, calendar: Calendar) -> None:
    plan = decide_checkin(facts, terms, calendar)
    travels = plan.destination in (Destination.TO_HOME_BRANCH, Destination.TO_PICKUP_BRANCH)
    assert travels == (plan.to_branch_id is not None)
    assert plan.to_branch_id != facts.branch_id
    serves = plan.destination in (Destination.HOLD_SHELF, Destination.TO_PICKUP_BRANCH)
    assert serves == (plan.hold_id is not None)
    assert plan.ends_loan == (facts.state is ItemState.ON_LOAN)
    assert 0 <= plan.overdue_cents <= terms.overdue_max_cents


@given(comings_in(), terms, calendars)
def test_nobody_who_waits_is_passed_over(facts: Facts, terms: Terms, calendar: Calendar) -> None:
    plan = decide_checkin(facts, terms, calendar)
    able = [hold for hold in facts.waiting if is_eligible(hold, facts.item_id, facts.today)]
    if plan.hold_id is None:
        assert not able or plan.destination is Destination.ASIDE
