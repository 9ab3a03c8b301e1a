"""Terminals log in with an account of their own, and see no more than it says."""

from datetime import timedelta

import people
import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher, identify_hasher
from django.db.models import ProtectedError
from pytest_django import Settings

from leeszaal.login.models import LoginThrottle, Sight, Terminal
from leeszaal.login.terminals import (
    TakenLoginError,
    WrongLoginError,
    add_terminal,
    log_in_terminal,
    renew_password,
    terminal_account,
)
from leeszaal.login.throttle import LockedOutError, begin_attempt

ADDRESS = "192.0.2.7"
pytestmark = pytest.mark.django_db


class CountingHasher(Argon2PasswordHasher):
    """The product's hasher, which counts how often it works."""

    hashes = 0

    def encode(self, password: str, salt: str) -> str:
        CountingHasher.hashes += 1
        return str(super().encode(password, salt))

    def verify(self, password: str, encoded: str) -> bool:
        CountingHasher.hashes += 1
        return bool(super().verify(password, encoded))


@pytest.fixture
def hall(db: None) -> tuple[Terminal, str]:
    """A terminal in the hall, and its password."""
    return add_terminal("hal-1", "Zelfbediening hal", people.branch().pk)


def test_a_terminal_logs_in_at_its_branch(hall: tuple[Terminal, str]) -> None:
    account = log_in_terminal("hal-1", hall[1], ADDRESS, now=people.NOW)
    branch = people.branch()
    assert (account.id, account.name) == (hall[0].pk, "Zelfbediening hal")
    assert (account.branch_id, account.branch_code, account.branch_name) == (branch.pk, branch.code, branch.name)
    assert (account.language, account.encoding) == ("nl", "utf-8")


def test_a_new_terminal_sees_nothing_that_leads_to_a_door_and_takes_no_money(hall: tuple[Terminal, str]) -> None:
    account = log_in_terminal("hal-1", hall[1], ADDRESS, now=people.NOW)
    assert account.may_see == {Sight.NAME, Sight.LOANS, Sight.HOLDS, Sight.CHARGES, Sight.TITLES}
    assert (account.takes_payments, account.blocks_cards, account.asks_password) == (False, False, False)


def test_a_terminal_is_told_and_does_what_its_account_says() -> None:
    choices = {"takes_payments": True, "blocks_cards": True, "asks_password": True}
    terminal, password = add_terminal(
        "bus", "Bus", people.branch().pk, may_see=[Sight.LOANS], language="en", encoding="cp850", **choices
    )
    account = log_in_terminal("bus", password, ADDRESS, now=people.NOW)
    assert account == terminal_account(terminal.pk)
    assert account.may_see == {Sight.LOANS}
    assert (account.takes_payments, account.blocks_cards, account.asks_password) == (True, True, True)
    assert (account.language, account.encoding) == ("en", "cp850")


@pytest.mark.parametrize("typed", ["HAL-1", " hal-1 "])
def test_capitals_and_spaces_around_make_no_other_name(hall: tuple[Terminal, str], typed: str) -> None:
    assert log_in_terminal(typed, hall[1], ADDRESS, now=people.NOW).id == hall[0].pk


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("hal-1", "mis"),
        ("hal-1", ""),
        ("hal-2", "mis"),
        ("", ""),
        ("123456", "mis"),
        ("hal-1\x00", "\x00"),
        ("h" * 8_000, "p" * 8_000),
    ],
)
def test_a_wrong_name_or_password_lets_nobody_in(hall: tuple[Terminal, str], login: str, password: str) -> None:
    with pytest.raises(WrongLoginError):
        log_in_terminal(login, password, ADDRESS, now=people.NOW)


def test_a_patron_and_a_staff_member_cannot_log_in_as_a_terminal() -> None:
    member = people.staff("desk")
    with pytest.raises(WrongLoginError):
        log_in_terminal(member.user.username, people.PASSWORD, ADDRESS, now=people.NOW)


def test_a_closed_terminal_cannot_log_in_and_is_no_longer_found(hall: tuple[Terminal, str]) -> None:
    terminal, password = hall
    assert terminal_account(terminal.pk) is not None
    Terminal.objects.update(is_active=False)
    assert terminal_account(terminal.pk) is None
    with pytest.raises(WrongLoginError):
        log_in_terminal("hal-1", password, ADDRESS, now=people.NOW)


def test_a_terminal_that_never_was_is_not_found() -> None:
    assert terminal_account(0) is None


def test_the_fifth_wrong_password_makes_the_name_wait_even_with_the_right_one(hall: tuple[Terminal, str]) -> None:
    for _ in range(5):
        with pytest.raises(WrongLoginError):
            log_in_terminal("hal-1", "mis", ADDRESS, now=people.NOW)
    with pytest.raises(LockedOutError) as refused:
        log_in_terminal("hal-1", hall[1], "192.0.2.8", now=people.NOW)
    assert refused.value.until == people.NOW + timedelta(minutes=1)
    assert log_in_terminal("hal-1", hall[1], ADDRESS, now=refused.value.until).id == hall[0].pk


def test_many_names_from_one_address_make_the_address_wait(hall: tuple[Terminal, str]) -> None:
    for n in range(30):
        with pytest.raises(WrongLoginError):
            log_in_terminal(f"raad-{n}", "mis", f"2001:db8:1:2::{n}", now=people.NOW)
    with pytest.raises(LockedOutError):
        log_in_terminal("hal-1", hall[1], "2001:db8:1:2::ffff", now=people.NOW)
    assert log_in_terminal("hal-1", hall[1], ADDRESS, now=people.NOW).id == hall[0].pk


def test_a_right_password_leaves_no_failures_behind(hall: tuple[Terminal, str]) -> None:
    for _ in range(3):
        log_in_terminal("hal-1", hall[1], ADDRESS, now=people.NOW)
    assert set(LoginThrottle.objects.values_list("failures", flat=True)) == {0}


def test_guessing_a_terminals_password_does_not_lock_out_staff_of_that_name(hall: tuple[Terminal, str]) -> None:
    for _ in range(5):
        with pytest.raises(WrongLoginError):
            log_in_terminal("hal-1", "mis", ADDRESS, now=people.NOW)
    with pytest.raises(LockedOutError):
        begin_attempt("terminal", "hal-1", ADDRESS, now=people.NOW)
    begin_attempt("password", "hal-1", ADDRESS, now=people.NOW)


def test_only_the_day_on_which_a_terminal_logged_in_is_kept(hall: tuple[Terminal, str]) -> None:
    assert hall[0].last_seen_on is None
    log_in_terminal("hal-1", hall[1], ADDRESS, now=people.NOW)
    assert Terminal.objects.get().last_seen_on == people.TODAY
    log_in_terminal("hal-1", hall[1], ADDRESS, now=people.NOW + timedelta(days=1))
    assert Terminal.objects.get().last_seen_on == people.TODAY + timedelta(days=1)


def test_a_new_password_replaces_the_old_one(hall: tuple[Terminal, str]) -> None:
    terminal, old = hall
    new = renew_password(terminal)
    assert new != old
    with pytest.raises(WrongLoginError):
        log_in_terminal("hal-1", old, ADDRESS, now=people.NOW)
    assert log_in_terminal("hal-1", new, ADDRESS, now=people.NOW).id == terminal.pk


def test_a_password_is_kept_as_a_hash_only(hall: tuple[Terminal, str]) -> None:
    terminal, password = hall
    assert identify_hasher(terminal.password)
    assert password not in terminal.password
    assert len(password.replace("-", "")) == 20


@pytest.mark.parametrize("login", ["", "  ", "123 456", "iemand@example.nl"])
def test_a_log_in_name_never_looks_like_a_patrons(login: str) -> None:
    with pytest.raises(ValueError, match="log-in name"):
        add_terminal(login, "Hal", people.branch().pk)


def test_two_terminals_never_share_a_log_in_name(hall: tuple[Terminal, str]) -> None:
    with pytest.raises(TakenLoginError):
        add_terminal("HAL-1", "Hal", people.branch().pk)


def test_a_branch_with_a_terminal_stays(hall: tuple[Terminal, str]) -> None:
    with pytest.raises(ProtectedError):
        hall[0].branch.delete()


@pytest.mark.parametrize(("login", "is_right"), [("hal-1", True), ("hal-1", False), ("hal-2", False), ("1", False)])
def test_every_try_costs_one_hash_whatever_is_wrong_with_it(
    hall: tuple[Terminal, str], settings: Settings, login: str, is_right: bool
) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountingHasher"]
    CountingHasher.hashes = 0
    try:
        log_in_terminal(login, hall[1] if is_right else "mis", ADDRESS, now=people.NOW)
    except WrongLoginError:
        assert not is_right
    assert CountingHasher.hashes == 1
