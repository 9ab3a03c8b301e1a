"""How the log-ins of our own roles prove who they are, to a PostgreSQL that asks for it."""

import base64
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac


def password_of(role: str, database: Mapping[str, Any]) -> str:
    """Give the password of a role: derived from the program's secret, so that no process needs to keep it.

    Empty for a server that lets in whoever reaches its private socket, such as the embedded one.
    """
    if not database.get("PASSWORD"):
        return ""
    digest = salted_hmac("leeszaal.privacy.roles", role, secret=settings.SECRET_KEY, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")
