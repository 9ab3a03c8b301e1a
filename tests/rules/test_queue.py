"""Who is next for an item, and when may it be somebody's turn."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leeszaal.circulation.rules.queue import (
    WaitingHold,
    expected_on,
    is_eligible,
    next_to_trap,
    queue_key,
)

TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
ITEM, OTHER_ITEM = 70, 71


def hold(number: int, **facts: object) -> WaitingHold:
    """Make a plain hold for any copy, placed later the higher its number."""
    plain: dict[str, object] = {
        "id": number,
        "priority": 0,
        "placed_at": NOON + timedelta(minutes=number),
        "item_id": None,
        "suspended": False,
        "suspended_until": None,
        "pickup_branch_id": 1,
    }
    return WaitingHold(**(plain | facts))  # type: ignore[arg-type]


def test_who_asked_first_is_served_first() -> None:
    assert next_to_trap([hold(2), hold(1), hold(3)], ITEM, TODAY) == hold(1)


def test_priority_goes_before_the_moment_of_asking() -> None:
    urgent = hold(3, priority=1)
    assert next_to_trap([hold(1), urgent], ITEM, TODAY) == urgent


def test_two_who_asked_at_the_same_moment_are_told_apart_by_number() -> None:
    assert next_to_trap([hold(5, placed_at=NOON), hold(4, placed_at=NOON)], ITEM, TODAY) == hold(4, placed_at=NOON)


def test_where_the_patron_fetches_it_plays_no_part() -> None:
    far = hold(1, pickup_branch_id=9)
    assert next_to_trap([hold(2), far], ITEM, TODAY) == far


@pytest.mark.parametrize(
    ("facts", "served"),
    [
        ({"item_id": ITEM}, True),
        ({"item_id": OTHER_ITEM}, False),
        ({"suspended": True}, False),
        ({"suspended": True, "suspended_until": TODAY + timedelta(days=1)}, False),
        ({"suspended": True, "suspended_until": TODAY}, True),
    ],
    ids=["this very copy", "another copy", "suspended for good", "suspended until tomorrow", "suspension over today"],
)
def test_a_hold_is_served_by_the_right_copy_when_it_is_awake(facts: dict[str, object], served: bool) -> None:
    assert is_eligible(hold(1, **facts), ITEM, TODAY) is served


holds = st.builds(
    hold,
    st.integers(1, 50),
    priority=st.integers(-2, 2),
    placed_at=st.sampled_from([NOON, NOON + timedelta(days=1)]),
    item_id=st.sampled_from([None, ITEM, OTHER_ITEM]),
    suspended=st.booleans(),
    suspended_until=st.sampled_from([None, TODAY, TODAY + timedelta(days=3)]),
)
queues = st.lists(holds, max_size=15, unique_by=lambda one: one.id)


@given(queues, st.randoms())
def test_the_order_is_total_and_does_not_depend_on_how_the_holds_come_in(
    queue: list[WaitingHold], dice: object
) -> None:
    shuffled = list(queue)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sorted(queue, key=queue_key) == sorted(shuffled, key=queue_key)
    assert next_to_trap(queue, ITEM, TODAY) == next_to_trap(shuffled, ITEM, TODAY)
    assert len({queue_key(one) for one in queue}) == len(queue)


@given(queues)
def test_nobody_who_could_be_served_stands_before_the_one_that_is(queue: list[WaitingHold]) -> None:
    chosen = next_to_trap(queue, ITEM, TODAY)
    able = [one for one in queue if is_eligible(one, ITEM, TODAY)]
    assert (chosen is None) == (not able)
    assert all(chosen is not None and queue_key(chosen) <= queue_key(one) for one in able)


@given(queues, holds)
def test_joining_at_the_end_never_changes_who_is_next(queue: list[WaitingHold], late: WaitingHold) -> None:
    last = hold(99, priority=-9, item_id=late.item_id)
    before = next_to_trap(queue, ITEM, TODAY)
    assert before is None or next_to_trap([*queue, last], ITEM, TODAY) == before


def test_a_copy_on_the_shelf_is_expected_tomorrow_and_no_copy_never() -> None:
    assert expected_on(0, [None], TODAY, 21) == TODAY + timedelta(days=1)
    assert expected_on(0, [], TODAY, 21) is None


def test_the_second_in_line_for_one_copy_waits_a_whole_loan_period_longer() -> None:
    due_on = TODAY + timedelta(days=10)
    assert expected_on(0, [due_on], TODAY, 21) == due_on + timedelta(days=3)
    assert expected_on(1, [due_on], TODAY, 21) == due_on + timedelta(days=27)


dues = st.lists(st.none() | st.dates(TODAY - timedelta(days=50), TODAY + timedelta(days=50)), min_size=1, max_size=8)


@given(st.integers(0, 30), dues)
def test_further_back_in_the_queue_is_never_sooner_and_another_copy_never_later(
    ahead: int, dues: list[date | None]
) -> None:
    expected = expected_on(ahead, dues, TODAY, 21)
    behind = expected_on(ahead + 1, dues, TODAY, 21)
    with_one_more = expected_on(ahead, [*dues, None], TODAY, 21)
    assert expected is not None
    assert behind is not None
    assert with_one_more is not None
    assert TODAY < with_one_more <= expected <= behind
