"""Secrets that this installation makes for itself, once, and that never leave its home.

Two processes may start at the same moment on a fresh home. Both must end with the same secret, so the file is written
aside and then linked into place: the first link wins and the other process reads the winner's value.
"""

import os
import re
import secrets
from pathlib import Path

from leeszaal.site.home import home

NAME = re.compile(r"[a-z][a-z0-9-]*")


def read_or_make(name: str) -> str:
    """Give the secret of that name (43 URL-safe characters, 256 bits), making it at the first call.

    Raises ValueError when the name is not lower-case letters, digits and hyphens.
    """
    if not NAME.fullmatch(name):
        raise ValueError(f"not a name for a secret: {name!r}")
    path = home() / "secrets" / name
    if not path.exists():
        _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32))
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(aside, path)
        except FileExistsError:
            return
    finally:
        aside.unlink()
