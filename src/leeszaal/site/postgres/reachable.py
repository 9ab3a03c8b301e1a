"""Make the server's files reachable when it runs under another account than the caller's."""

import os
import shutil
import tempfile
from pathlib import Path

from leeszaal.site.postgres.account import Account

SYSTEM_STATE = Path("/var/lib/leeszaal")


def reachable_base(base: Path, account: Account) -> Path:
    """Give the folder for the server's files, moving a new one to /var/lib where the account cannot enter it.

    The folder in the caller's home then becomes a link to it. The name is made anew each time, so that a fresh
    installation never meets the data of one that was thrown away.
    """
    if base.is_symlink() and not base.exists():
        base.unlink()
    base.mkdir(mode=0o700, exist_ok=True)
    if account.becomes is None or account.enters(base.resolve().parent):
        return base.resolve()
    SYSTEM_STATE.mkdir(mode=0o755, parents=True, exist_ok=True)
    moved = Path(tempfile.mkdtemp(prefix="postgres-", dir=SYSTEM_STATE))
    moved.rmdir()
    shutil.move(base, moved)
    base.symlink_to(moved)
    return moved


def reachable_binaries(binaries: Path, base: Path, account: Account) -> Path:
    """Give a folder of programs that the account can run, copying them beside the data when it must."""
    if account.can(str(binaries / "postgres"), "--version"):
        return binaries
    package = binaries.parents[1]
    copy = base / "software"
    shutil.rmtree(copy, ignore_errors=True)
    for folder in (package / "pginstall", package.with_name(f"{package.name}.libs")):
        shutil.copytree(folder, copy / folder.relative_to(package.parent), ignore=shutil.ignore_patterns("include"))
    give(copy, account)
    return copy / package.name / "pginstall" / "bin"


def give(folder: Path, account: Account) -> None:
    """Make the account owner of the folder and all in it, when it is not yet."""
    if folder.stat().st_uid == account.owner:
        return
    for parent, _, files in os.walk(folder):
        for path in (parent, *(os.path.join(parent, name) for name in files)):
            os.chown(path, account.owner, -1, follow_symlinks=False)
