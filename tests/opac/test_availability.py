"""Where a title can be had now, or when again."""

from datetime import date, timedelta

import pytest

from leeszaal.opac.availability import Copy, Standing, Statement, state_of

TODAY = date(2026, 11, 22)
TOMORROW = TODAY + timedelta(days=1)
NEXT_WEEK = TODAY + timedelta(days=7)


def copy(status: str, place: str = "Centrum", *, lendable: bool = True, due_on: date | None = None) -> Copy:
    return Copy(status, lendable, due_on, place)


def test_a_copy_on_the_shelf_is_told_with_its_branches_in_order() -> None:
    copies = [copy("available", "Oosterhout"), copy("on_loan", due_on=TOMORROW), copy("available"), copy("available")]
    assert state_of(copies, TODAY) == Statement(Standing.PRESENT, ("Centrum", "Oosterhout"))


def test_when_all_are_on_loan_the_first_day_back_is_told() -> None:
    copies = [copy("on_loan", due_on=NEXT_WEEK), copy("on_loan", due_on=TOMORROW)]
    assert state_of(copies, TODAY) == Statement(Standing.ON_LOAN, back_on=TOMORROW)


def test_a_day_back_that_has_passed_is_not_promised() -> None:
    assert state_of([copy("on_loan", due_on=TODAY - timedelta(days=3))], TODAY).back_on is None


def test_a_copy_that_is_not_lent_can_be_read_on_the_spot() -> None:
    assert state_of([copy("available", lendable=False)], TODAY) == Statement(Standing.ON_SPOT, ("Centrum",))


def test_a_lendable_copy_on_loan_matters_more_than_one_that_never_leaves() -> None:
    assert state_of([copy("available", lendable=False), copy("on_loan")], TODAY).standing is Standing.ON_LOAN


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("on_hold_shelf", Standing.WAITED_FOR),
        ("in_transit", Standing.WAITED_FOR),
        ("in_process", Standing.COMING),
        ("damaged", Standing.COMING),
        ("lost", Standing.NONE),
        ("missing", Standing.NONE),
        ("claims_returned", Standing.NONE),
    ],
)
def test_a_copy_in_another_state_is_told_as_what_it_means_for_a_reader(status: str, standing: Standing) -> None:
    assert state_of([copy(status)], TODAY).standing is standing


def test_a_title_without_copies_promises_nothing() -> None:
    assert state_of([], TODAY) == Statement(Standing.NONE)
