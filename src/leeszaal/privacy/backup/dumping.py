"""Reading the database out, as it stood at one moment, while everybody goes on working.

Sessions are left out: who logged out since the backup must not be logged in again by it. So are counts of wrong
passwords, which are over within a day and recognise who tried. Rights of roles and row policies are left out too, for
they are made from the register after a restore.
"""

import re
import subprocess
import threading
from collections.abc import Callable, Iterator
from typing import IO

from leeszaal.privacy.backup.programs import ProgramFailedError, Server
from leeszaal.privacy.backup.sealing import PIECE_BYTES

NOT_KEPT = ("django_session", "login_loginthrottle")
_TABLE = re.compile(rb'dumping contents of table "[^".]*\.([^"]*)"')


def dump(server: Server, schema: str, tell: Callable[[str], None]) -> Iterator[bytes]:
    """Give the database in PostgreSQL's custom format, piece by piece. ``tell`` hears of each table when it is begun.

    Raises:
        ProgramFailedError: when it cannot be read out.
    """
    command = server.command(
        "pg_dump",
        *(
            "--format=custom",
            f"--schema={schema}",
            "--no-owner",
            "--no-privileges",
            "--no-policies",
            "--no-comments",
            "--verbose",
        ),
        *(f"--exclude-table-data={schema}.{table}" for table in NOT_KEPT),
    )
    with subprocess.Popen(
        command, env=server.environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout is not None  # noqa: S101  it is piped
        assert program.stderr is not None  # noqa: S101  it is piped
        said: list[bytes] = []
        listener = threading.Thread(target=_listen, args=(program.stderr, tell, said))
        listener.start()
        while piece := program.stdout.read(PIECE_BYTES):
            yield piece
        listener.join()
    if program.returncode != 0:
        raise ProgramFailedError(said[-1].decode(errors="replace").strip() if said else "pg_dump failed")


def _listen(lines: IO[bytes], tell: Callable[[str], None], said: list[bytes]) -> None:
    for line in lines:
        said[:] = [line]
        if found := _TABLE.search(line):
            tell(found[1].decode())
