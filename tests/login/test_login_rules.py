"""The brake, the roles and the end of sessions."""

from datetime import UTC, datetime, timedelta

import pytest

from leeszaal.login.rules import session
from leeszaal.login.rules.roles import may
from leeszaal.login.rules.throttle import ONE_ADDRESS, ONE_NAME, wait_after

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(("failures", "minutes"), [(4, 0), (5, 1), (6, 5), (7, 15), (8, 60), (50, 60)])
def test_the_fifth_wrong_try_and_each_one_after_it_make_one_wait_longer(failures: int, minutes: int) -> None:
    assert (wait_after(failures, ONE_NAME) or timedelta()) == timedelta(minutes=minutes)


def test_an_address_that_many_share_has_more_tries() -> None:
    assert wait_after(29, ONE_ADDRESS) is None
    assert wait_after(30, ONE_ADDRESS) == timedelta(minutes=1)


@pytest.mark.parametrize(
    ("limits", "idle", "lasted", "over"),
    [
        (session.PATRON, timedelta(minutes=29), timedelta(hours=1), False),
        (session.PATRON, timedelta(minutes=30), timedelta(hours=1), True),
        (session.PATRON, timedelta(), timedelta(hours=12), True),
        (session.STAFF, timedelta(minutes=59), timedelta(hours=7), False),
        (session.STAFF, timedelta(minutes=60), timedelta(hours=7), True),
        (session.STAFF, timedelta(), timedelta(hours=8), True),
    ],
)
def test_a_session_ends_when_idle_and_in_the_end_always(
    limits: session.Limits, idle: timedelta, lasted: timedelta, over: bool
) -> None:
    assert session.is_over(NOW - lasted, NOW - idle, NOW, limits) is over


@pytest.mark.parametrize(
    ("roles", "wanted", "allowed"),
    [
        ({"desk"}, {"desk"}, True),
        ({"desk"}, {"supervisor"}, False),
        ({"supervisor"}, {"desk"}, True),
        ({"manager"}, {"catalogue"}, True),
        ({"manager"}, {"privacy"}, False),
        (set(), {"desk"}, False),
        (set(), set(), True),
    ],
)
def test_a_role_carries_others_with_it(roles: set[str], wanted: set[str], allowed: bool) -> None:
    assert may(roles, frozenset(wanted)) is allowed
