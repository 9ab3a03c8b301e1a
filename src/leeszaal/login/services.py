"""What can be changed about log-ins: made, given a password, given to staff, and put right when a telephone is lost."""

import secrets
from collections.abc import Iterable

from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from leeszaal.common.actor import Actor
from leeszaal.login.models import RecoveryCode, Role, StaffMember, User
from leeszaal.login.rules.roles import may
from leeszaal.login.signing_in import is_login_name


class NotAllowedError(Exception):
    """The one who asks has no role for this."""


def make_user(username: str = "", password: str | None = None) -> User:
    """Make a log-in; without a name it gets one that says nothing, without a password nobody can use it yet."""
    user = User(username=username or f"u-{secrets.token_hex(12)}")
    user.set_password(password)
    user.save(force_insert=True)
    return user


@transaction.atomic
def add_staff(
    name: str,
    login: str,
    password: str | None,
    roles: Iterable[Role],
    branch_id: int,
    *,
    email: str = "",
    totp_secret: str | None = None,
) -> StaffMember:
    """Add a staff member with a log-in. Without a secret the second factor is set up at the first log-in.

    Raises ValueError when the log-in name looks like a card number or an e-mail address.
    """
    if not is_login_name(login):
        raise ValueError("a log-in name is no card number and no e-mail address")
    return StaffMember.objects.create(
        user=make_user(login.strip().casefold(), password),
        name=name,
        email=email,
        roles=[Role(role) for role in roles],
        branch_id=branch_id,
        totp_secret=totp_secret,
    )


def set_password(user: User, password: str) -> None:
    """Give a log-in a new password; every session that it had ends by that.

    Raises:
        django.core.exceptions.ValidationError: when the password is too short, too common or all digits.
    """
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])


@transaction.atomic
def reset_second_factor(staff_id: int, actor: Actor) -> None:
    """Take the second factor of a staff member away (a lost telephone): the next log-in sets up a new one.

    Raises NotAllowedError unless a manager asks, for somebody else.
    """
    asker = StaffMember.objects.filter(pk=actor.id or 0).first() if actor.kind == "staff" else None
    if asker is None or asker.pk == staff_id or not may(asker.roles, {Role.MANAGER}):
        raise NotAllowedError
    StaffMember.objects.filter(pk=staff_id).update(totp_secret=None, totp_last_step=0)
    RecoveryCode.objects.filter(staff_id=staff_id).delete()


def work_at(staff: StaffMember, branch_id: int) -> None:
    """Note at which branch a staff member works from now on: what they lend and take in happens there."""
    staff.branch_id = branch_id
    staff.save(update_fields=["branch"])
