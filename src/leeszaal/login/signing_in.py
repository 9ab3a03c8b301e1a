"""Staff sign in with a log-in name and a password; the second step is another page's work."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from leeszaal.login.models import User
from leeszaal.login.trained import TRAINED_UNTIL
from leeszaal.privacy.access import acting_as


def burn_a_hash(password: str) -> None:
    """Do the work of checking a password that cannot be right, so that an unknown name takes as long as a known one."""
    User().set_password(password)


class StaffBackend(BaseBackend):
    """Log-in names of staff hold neither an @ nor only digits, so that they never look like a patron's identifier."""

    @acting_as("sign_in")
    def authenticate(
        self, request: HttpRequest | None, identifier: str = "", password: str = "", **_: Any
    ) -> User | None:
        """Give the user whose name and password these are. One password is hashed, whether or not the name exists."""
        name = identifier.strip().casefold()
        if not is_login_name(name):
            return None
        user = User.objects.filter(username=name, staff__isnull=False).select_related("staff").first()
        if user is None or not user.is_active:
            burn_a_hash(password)
            return None
        return user if user.check_password(password) else None

    @acting_as("sign_in")
    def get_user(self, user_id: int) -> User | None:
        """Give the logged-in user, with staff member, branch and last day of training, in one statement."""
        user = User.objects.filter(pk=user_id, staff__isnull=False, is_active=True)
        return user.select_related("staff__branch").annotate(trained_until=TRAINED_UNTIL).first()


def is_login_name(text: str) -> bool:
    """Tell whether a text has the form of a staff log-in name."""
    return bool(text) and "@" not in text and not text.replace(" ", "").replace("-", "").isdigit()
