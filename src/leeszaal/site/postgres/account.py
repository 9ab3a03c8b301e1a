"""Under which account the server runs, for PostgreSQL refuses to run as root.

An ordinary caller runs it as itself. For root there are two ways. A user namespace, in which root appears as `nobody`,
leaves every file where it is and needs no other account. Containers often forbid such namespaces; there the server
becomes `nobody` for real, and everything it uses must be reachable for that account (see `reachable`).
"""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOBODY = 65534


@dataclass(frozen=True)
class Account:
    """A way to run the server's programs: a prefix to the command, an account to become, and who owns the files."""

    owner: int
    prefix: tuple[str, ...] = ()
    becomes: int | None = None

    def run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        """Run the command to its end and give its exit code and output."""
        switch: dict[str, Any] = {}
        if self.becomes is not None:
            switch = {"user": self.becomes, "group": pwd.getpwuid(self.becomes).pw_gid, "extra_groups": []}
        return subprocess.run(
            [*self.prefix, *command],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            cwd="/",
            env=_environment(),
            check=False,
            **switch,
        )

    def can(self, *command: str) -> bool:
        """Tell whether the command succeeds when run this way."""
        try:
            return self.run(list(command)).returncode == 0
        except (OSError, subprocess.SubprocessError):
            return False

    def enters(self, folder: Path) -> bool:
        """Tell whether this account can walk into the folder."""
        return self.can("/bin/sh", "-c", 'cd "$0"', str(folder))


def caller() -> Account:
    """The account of whoever started this process."""
    return Account(owner=os.geteuid())


def namespace() -> Account:
    """Root seen as `nobody` in a user namespace of its own; on disk everything stays root's."""
    return Account(owner=0, prefix=("unshare", "-U", f"--map-user={NOBODY}", f"--map-group={NOBODY}", "--"))


def nobody() -> Account:
    """The system's account without rights."""
    uid = pwd.getpwnam("nobody").pw_uid
    return Account(owner=uid, becomes=uid)


def choose(binaries: Path, base: Path) -> Account:
    """Choose the way that works for this caller, these programs and this (existing) folder."""
    if os.geteuid() != 0:
        return caller()
    inside = namespace()
    return inside if inside.can(str(binaries / "postgres"), "--version") and inside.enters(base) else nobody()


def _environment() -> dict[str, str]:
    """Without the caller's locale (perhaps not installed) and its own PG* variables, which would steer the server."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}
