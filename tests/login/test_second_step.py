"""The six-digit code and the recovery codes of staff."""

from datetime import timedelta

import people
import pyotp
import pytest

from leeszaal.common.actor import JOB
from leeszaal.login import second_step
from leeszaal.login.models import RecoveryCode, Role
from leeszaal.login.services import NotAllowedError, add_staff, reset_second_factor

pytestmark = pytest.mark.django_db


def code(seconds: int = 0) -> str:
    return pyotp.TOTP(people.TOTP_SECRET).at(people.NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize(("seconds", "right"), [(-60, False), (-30, True), (0, True), (30, True), (60, False)])
def test_a_clock_may_be_half_a_minute_off(seconds: int, right: bool) -> None:
    assert second_step.accept_code(people.staff().pk, code(seconds), now=people.NOW) is right


def test_a_code_is_taken_once_and_an_earlier_one_not_after_it() -> None:
    staff = people.staff()
    assert second_step.accept_code(staff.pk, code(), now=people.NOW)
    assert not second_step.accept_code(staff.pk, code(), now=people.NOW)
    assert not second_step.accept_code(staff.pk, code(-30), now=people.NOW)
    assert second_step.accept_code(staff.pk, code(30), now=people.NOW)


def test_setting_up_needs_a_code_of_the_new_secret_and_gives_ten_recovery_codes_each_good_once() -> None:
    staff = people.staff(secret=None)
    assert second_step.confirm_second_factor(staff.pk, people.TOTP_SECRET, "000000", now=people.NOW) is None
    codes = second_step.confirm_second_factor(staff.pk, people.TOTP_SECRET, code(), now=people.NOW)
    assert codes is not None
    assert len(set(codes)) == 10
    assert not RecoveryCode.objects.filter(code_hash__in=codes).exists()
    assert second_step.accept_recovery_code(staff.pk, codes[0].upper().replace("-", " "), now=people.NOW)
    assert not second_step.accept_recovery_code(staff.pk, codes[0], now=people.NOW)


def test_a_second_factor_that_stands_is_not_replaced_by_setting_up_again() -> None:
    staff = people.staff()
    secret = second_step.propose_secret()
    right = pyotp.TOTP(secret).at(people.NOW)
    assert second_step.confirm_second_factor(staff.pk, secret, right, now=people.NOW) is None


def test_only_a_manager_takes_the_second_factor_of_another_away() -> None:
    desk, manager = people.staff(), people.staff("noor", [Role.MANAGER])
    for actor in (people.at_desk(desk), JOB):
        with pytest.raises(NotAllowedError):
            reset_second_factor(manager.pk, actor)
    with pytest.raises(NotAllowedError):
        reset_second_factor(manager.pk, people.at_desk(manager))
    reset_second_factor(desk.pk, people.at_desk(manager))
    desk.refresh_from_db()
    assert desk.totp_secret is None


@pytest.mark.parametrize("login", ["joris@example.nl", "2100 0000", ""])
def test_a_log_in_name_of_staff_never_looks_like_that_of_a_patron(login: str) -> None:
    with pytest.raises(ValueError, match="log-in name"):
        add_staff("Joris", login, people.PASSWORD, [Role.DESK], people.branch().pk)
