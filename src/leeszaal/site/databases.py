"""Where the database is: a PostgreSQL of one's own by ``DATABASE_URL``, else the embedded one under the home folder."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from leeszaal.site.postgres import socket_dir

OPTIONS = {"server_side_binding": True, "prepare_threshold": 2}
"""Values are bound on the server, so that a second statement cannot ride along; repeated statements are prepared."""


def from_environment(home: Path) -> dict[str, Any]:
    """Give Django's settings for the database.

    Raises:
        ValueError: when ``DATABASE_URL`` is set but is not a ``postgresql://`` address.
    """
    url = os.environ.get("DATABASE_URL")
    return from_url(url) if url else _settings(HOST=str(socket_dir(home)), NAME="leeszaal", USER="leeszaal")


def from_url(url: str) -> dict[str, Any]:
    """Read a ``postgresql://user:password@host:port/name?option=value`` address."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgresql", "postgres") or len(parts.path) < 2:
        raise ValueError("DATABASE_URL must look like postgresql://user:password@host:5432/name")
    query = dict(parse_qsl(parts.query))
    return _settings(
        HOST=query.pop("host", parts.hostname or ""),
        PORT=str(parts.port or ""),
        NAME=unquote(parts.path[1:]),
        USER=unquote(parts.username or ""),
        PASSWORD=unquote(parts.password or ""),
        OPTIONS=OPTIONS | query,
    )


def _settings(**values: Any) -> dict[str, Any]:
    return {
        "ENGINE": "leeszaal.site.postgres.engine",
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(OPTIONS),
    } | values
