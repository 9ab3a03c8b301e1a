"""One PostgreSQL server: make it, start it, stop it."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from leeszaal.site.postgres import account, reachable
from leeszaal.site.postgres.binaries import DatabaseUnavailableError, bin_dir
from leeszaal.site.postgres.configuration import configure
from leeszaal.site.postgres.ground import lay_ground
from leeszaal.site.postgres.places import Places, places
from leeszaal.site.postgres.processes import server_process, server_processes

INITDB = (
    *("--username=postgres", "--auth=trust", "--encoding=UTF8", "--data-checksums", "--no-instructions"),
    *("--locale=C", "--locale-provider=builtin", "--builtin-locale=PG_UNICODE_FAST"),
)
START_SECONDS = 600
"""Recovery after a crash in the middle of a large load takes minutes; a healthy start takes a tenth of a second."""
STOP_SECONDS = 60


class Cluster:
    """The server of one home. Callers see to it that only one process at a time starts or stops it (see `sharing`)."""

    def __init__(self, home: Path, choose: Callable[[Path, Path], account.Account] = account.choose) -> None:
        self.places: Places = places(home)
        self.title = f"leeszaal-{self.places.mark}"
        self._choose = choose

    @property
    def pid(self) -> int | None:
        """The server's process id, or None when it does not run."""
        return server_process(self.places.data)

    def start(self) -> bool:
        """Start the server unless it runs; make cluster, role and database where they are missing.

        Gives True when this call started it. Raises DatabaseUnavailableError with the server's own last words.
        """
        if not (self.places.data / "postmaster.pid").exists():
            self.stop()  # a server whose files were thrown away under it
        started = self.pid is None
        if started:
            self._start()
        lay_ground(self.places.socket)
        return started

    def stop(self) -> None:
        """Stop the server: open transactions are rolled back, everything committed is on disk."""
        for how in (signal.SIGINT, signal.SIGQUIT):
            if (pid := self.pid) is None:
                return
            os.kill(pid, how)
            if _wait(lambda: not server_processes(self.places.data, self.title), STOP_SECONDS):
                return
        raise DatabaseUnavailableError(f"The database server (process {self.pid}) does not stop.")

    def _start(self) -> None:
        self.places.base.parent.mkdir(parents=True, exist_ok=True)
        binaries = bin_dir()
        runner = self._choose(binaries, self.places.base.parent)
        base = reachable.reachable_base(self.places.base, runner)
        reachable.give(base, runner)
        binaries = reachable.reachable_binaries(binaries, base, runner)
        self._make(binaries, runner)
        self._clear_after_crash()
        configure(self.places.data, self._private_socket_dir(runner), self.title)
        self._launch(binaries, runner)

    def _make(self, binaries: Path, runner: account.Account) -> None:
        data = self.places.data
        if not data.exists():
            unfinished = data.with_name("data.unfinished")
            result = runner.run(["/bin/sh", "-c", 'rm -rf "$0"', str(unfinished)])
            result = runner.run([str(binaries / "initdb"), *INITDB, f"--pgdata={unfinished}"])
            if result.returncode != 0:
                raise DatabaseUnavailableError(f"The database cannot be made: {result.stderr.strip()}")
            unfinished.rename(data)
        reachable.give(data, runner)

    def _private_socket_dir(self, runner: account.Account) -> Path:
        """Make the socket's folder, refusing one that another account has put there first."""
        folder = self.places.socket
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.is_symlink() or folder.stat().st_uid not in (os.geteuid(), runner.owner):
            raise DatabaseUnavailableError(f"The folder {folder} belongs to another account: remove it first.")
        os.chmod(folder, 0o700)
        reachable.give(folder, runner)
        return folder.resolve()

    def _clear_after_crash(self) -> None:
        """Wait for orphans of a killed server, then remove its marks, which would keep a new one from starting."""
        if not _wait(lambda: not server_processes(self.places.data, self.title), STOP_SECONDS):
            raise DatabaseUnavailableError("An earlier database server is still busy ending. Try again in a minute.")
        for left in (self.places.data / "postmaster.pid", *self.places.socket.glob(".s.PGSQL.*")):
            left.unlink(missing_ok=True)

    def _launch(self, binaries: Path, runner: account.Account) -> None:
        start = [str(binaries / "pg_ctl"), "start", "--silent", "--wait", f"--timeout={START_SECONDS}"]
        result = runner.run([*start, f"--pgdata={self.places.data}", f"--log={self.places.log}"])
        if result.returncode != 0:
            raise DatabaseUnavailableError(f"The database server does not start: {self._last_words() or result.stderr}")

    def _last_words(self) -> str:
        try:
            lines = self.places.log.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return ""
        return " / ".join(line for line in lines[-5:] if line)


def _wait(ready: Callable[[], bool], seconds: float) -> bool:
    until = time.monotonic() + seconds
    while not ready():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
