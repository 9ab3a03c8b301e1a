"""Patrons sign in with a card number or an e-mail address, and a password."""

from typing import Any

from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from leeszaal.login.models import User
from leeszaal.login.signing_in import burn_a_hash, is_login_name
from leeszaal.patrons.queries import NOT_FOR_SIGNING_IN, patrons_by_identifier
from leeszaal.privacy.access import acting_as


class PatronBackend(BaseBackend):
    """Who shares an e-mail address with others is found by the password.

    An unknown name costs the same one hash as a known one. Only an address shared by several patrons costs more, one
    hash for each: that tells that a family shares it, and no more.
    """

    @acting_as("sign_in")
    def authenticate(
        self, request: HttpRequest | None, identifier: str = "", password: str = "", **_: Any
    ) -> User | None:
        """Give the user of the patron whose identifier and password these are."""
        if is_login_name(identifier):
            return None
        users = [patron.user for patron in patrons_by_identifier(identifier) if patron.user]
        candidates = [user for user in users if user.is_active]
        if not candidates:
            burn_a_hash(password)
        return next((user for user in candidates if user.check_password(password)), None)

    @acting_as("sign_in")
    def get_user(self, user_id: int) -> User | None:
        """Give the logged-in user with the patron, in one statement; somebody who left for good is logged out."""
        users = User.objects.filter(pk=user_id, is_active=True, patron__isnull=False).exclude(patron__state="ended")
        unseen = (f"patron__{name}" for name in NOT_FOR_SIGNING_IN)
        return users.select_related("patron", "staff").defer(*unseen).first()
