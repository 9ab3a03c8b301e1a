"""For how long pages are shared, who decides about it, and what somebody may do on pages of another."""

from datetime import date

import pytest

from leeszaal.patrons.rules.sharing import Answerer, Standing, keeps_reading, last_day, may, who_answers

TODAY = date(2026, 11, 24)
ADULT, CHILD = date(1980, 5, 3), date(2014, 3, 10)
NOBODY = Standing(is_guardian=False, shows_reading=False, scopes=())
PARENT_OF_A_SMALL_CHILD = Standing(is_guardian=True, shows_reading=True, scopes=())
PARENT_OF_A_TEENAGER = Standing(is_guardian=True, shows_reading=False, scopes=())


def test_sharing_always_ends_and_within_a_year() -> None:
    assert last_day(TODAY, None, ADULT, Answerer.SHARER) == date(2027, 11, 24)
    assert last_day(TODAY, date(2026, 12, 31), ADULT, Answerer.SHARER) == date(2026, 12, 31)
    assert last_day(TODAY, date(2031, 1, 1), ADULT, Answerer.SHARER) == date(2027, 11, 24)


def test_what_a_guardian_allows_ends_on_the_day_before_the_child_turns_sixteen() -> None:
    nearly = date(2011, 1, 15)
    assert last_day(TODAY, None, nearly, Answerer.GUARDIAN) == date(2027, 1, 14)
    assert last_day(TODAY, None, nearly, Answerer.SHARER) == date(2027, 11, 24)


def test_a_guardian_decides_for_a_child_except_about_what_the_guardian_asks() -> None:
    assert who_answers(CHILD, TODAY, asker_is_guardian=False) is Answerer.GUARDIAN
    assert who_answers(CHILD, TODAY, asker_is_guardian=True) is Answerer.SHARER
    assert who_answers(date(2010, 11, 24), TODAY, asker_is_guardian=False) is Answerer.SHARER


def test_a_child_keeps_what_it_reads_to_itself_from_the_birthday_on() -> None:
    turns_twelve = date(2014, 11, 25)
    assert not keeps_reading(turns_twelve, TODAY, 12)
    assert keeps_reading(turns_twelve, date(2026, 11, 25), 12)
    assert keeps_reading(turns_twelve, TODAY, 11)


@pytest.mark.parametrize(
    ("standing", "allowed"),
    [
        (NOBODY, set()),
        (Standing(is_guardian=False, shows_reading=True, scopes=("renew",)), {"renew"}),
        (PARENT_OF_A_SMALL_CHILD, {"loans", "renew", "holds", "charges"}),
        (PARENT_OF_A_TEENAGER, {"renew", "charges"}),
        (Standing(is_guardian=True, shows_reading=False, scopes=("history",)), {"renew", "charges", "history"}),
    ],
    ids=["a stranger", "who may renew", "parent of a small child", "parent of a teenager", "parent with a yes"],
)
def test_somebody_may_do_what_was_allowed_and_no_more(standing: Standing, allowed: set[str]) -> None:
    scopes = ("loans", "renew", "holds", "charges", "history")
    assert {scope for scope in scopes if may(scope, standing)} == allowed
