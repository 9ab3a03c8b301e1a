"""May this patron place a hold?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from leeszaal.circulation.rules.agemarks import age_mark
from leeszaal.circulation.rules.holds import WAIVABLE, Facts, Placeable, Refusal, Refused, decide_hold
from leeszaal.circulation.rules.standing import Standing
from leeszaal.circulation.rules.terms import BUILT_IN

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
    patron=MEMBER,
    open_holds=0,
    holds_this=False,
    borrows_this=False,
    copies=1,
    digital=False,
    age_mark=None,
    is_pickup_location=True,
)
TERMS = replace(BUILT_IN, max_holds=3, blocked_at_cents=1000, blocked_at_overdue_days=30, hold_priority=2)

CASES = [
    (Refusal.RESTRICTED, {"patron": replace(MEMBER, is_restricted=True)}),
    (Refusal.PATRON_PENDING, {"patron": replace(MEMBER, is_pending=True)}),
    (Refusal.PATRON_ENDED, {"patron": replace(MEMBER, is_ended=True)}),
    (Refusal.MEMBERSHIP_EXPIRED, {"patron": replace(MEMBER, membership_ends_on=None)}),
    (Refusal.PATRON_BLOCKED, {"patron": replace(MEMBER, is_blocked=True)}),
    (Refusal.DEBT_TOO_HIGH, {"patron": replace(MEMBER, debt_cents=1000)}),
    (Refusal.LOANS_OVERDUE, {"patron": replace(MEMBER, oldest_due_on=TODAY - timedelta(days=30))}),
    (Refusal.TOO_MANY_HOLDS, {"open_holds": 3}),
    (Refusal.ALREADY_ON_HOLD, {"holds_this": True}),
    (Refusal.ALREADY_AT_HOME, {"borrows_this": True}),
    (Refusal.NO_COPIES, {"copies": 0}),
    (Refusal.DIGITAL, {"digital": True, "copies": 0}),
    (Refusal.TOO_YOUNG, {"age_mark": 99}),
    (Refusal.NOT_A_PICKUP_LOCATION, {"is_pickup_location": False}),
]


@pytest.mark.parametrize(("reason", "change"), CASES)
def test_each_reason_alone_refuses_and_is_the_only_one_given(reason: Refusal, change: dict[str, object]) -> None:
    assert decide_hold(replace(PLAIN, **change), TERMS, frozenset()) == Refused((reason,))  # type: ignore[arg-type]


def test_material_that_the_rules_do_not_hold_is_refused() -> None:
    assert decide_hold(PLAIN, replace(TERMS, holdable=False), frozenset()) == Refused((Refusal.NOT_HOLDABLE,))


def test_every_reason_has_a_case() -> None:
    assert {reason for reason, _ in CASES} | {Refusal.NOT_HOLDABLE} == set(Refusal)


def test_a_hold_gets_the_priority_that_the_rules_give() -> None:
    assert decide_hold(PLAIN, TERMS, frozenset()) == Placeable(2, ())


@pytest.mark.parametrize("reason", sorted(Refusal))
def test_staff_can_set_aside_what_is_waivable_and_nothing_else(reason: Refusal) -> None:
    change = dict(CASES).get(reason, {})
    terms = replace(TERMS, holdable=reason is not Refusal.NOT_HOLDABLE)
    decision = decide_hold(replace(PLAIN, **change), terms, frozenset(Refusal))  # type: ignore[arg-type]
    assert decision == (Placeable(2, (reason,)) if reason in WAIVABLE else Refused((reason,)))


@pytest.mark.parametrize(
    ("material", "level", "mark"),
    [("dvd", "16", 16), ("dvd", "12+", 12), ("game", "PEGI 7", 7), ("dvd", "AL", None), ("book", "12", None)],
)
def test_only_the_number_on_films_and_games_is_an_age_mark(material: str, level: str, mark: int | None) -> None:
    assert age_mark(material, level) == mark
