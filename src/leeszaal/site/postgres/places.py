"""The folders of one server, all under the `postgres` folder of the installation's home."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

LONGEST_SOCKET_PATH = 107
SOCKET = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Places:
    """Where a server keeps its data, its log, its locks and its socket; `base` may be a link to elsewhere."""

    base: Path

    @property
    def data(self) -> Path:
        """The database cluster itself, as PostgreSQL sees it: without links."""
        return self.base.resolve() / "data"

    @property
    def log(self) -> Path:
        """What the server writes about itself; no values from tables (see `configuration`)."""
        return self.base.resolve() / "server.log"

    @property
    def socket(self) -> Path:
        """The private folder of the Unix socket as clients name it; a short one in /tmp when the home is long."""
        inside = self.base / "run"
        if len(os.fsencode(inside / SOCKET)) <= LONGEST_SOCKET_PATH:
            return inside
        return Path("/tmp") / f"leeszaal-{os.geteuid()}-{self.mark}"  # noqa: S108  private, and checked for its owner

    @property
    def mark(self) -> str:
        """A short name for this server among others on the machine."""
        return hashlib.sha256(os.fsencode(self.base)).hexdigest()[:12]


def places(home: Path) -> Places:
    """Give the folders of the server of that home."""
    return Places(home.absolute() / "postgres")


def socket_dir(home: Path) -> Path:
    """Give the folder in which clients find the server's socket; it exists once the server has been started."""
    return places(home).socket
