"""Sessions in the database, read and written in the role of logging in: no page's own role sees who is logged in."""

from typing import Any

from django.contrib.sessions.backends import db

from leeszaal.privacy.access import acting_as

_in_role = acting_as("sign_in")


class SessionStore(db.SessionStore):
    """Django's sessions in the database."""

    @_in_role
    def load(self) -> dict[str, Any]:
        """Give what the session holds."""
        return super().load()

    @_in_role
    def exists(self, session_key: str) -> bool:
        """Tell whether there is a session with this key."""
        return super().exists(session_key)

    @_in_role
    def save(self, must_create: bool = False) -> None:
        """Write the session; it must be a new one when that is asked."""
        super().save(must_create)

    @_in_role
    def delete(self, session_key: str | None = None) -> None:
        """Remove the session."""
        super().delete(session_key)
