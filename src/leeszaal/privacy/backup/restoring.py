"""Putting a backup in the place of the database, in one transaction: afterwards it is there whole, or nothing changed.

What could go wrong: half a restore over a library that worked. So the whole file is checked before anything happens,
and what is there is thrown away in the same transaction that puts the backup in its place. Extensions stay as they are.
"""

import contextlib
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator
from typing import IO, NoReturn

from leeszaal.privacy.backup.programs import ProgramFailedError, Server

_EMPTY = """
SET lock_timeout = '10s';
SET client_min_messages = warning;
DO $empty$
DECLARE
    statement text;
BEGIN
    FOREACH statement IN ARRAY ARRAY(
        SELECT format('DROP %s IF EXISTS %I CASCADE', CASE c.relkind
            WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.relname)
        FROM pg_class c
        WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'S')
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        ORDER BY c.relkind = 'S')
    LOOP
        EXECUTE statement;
    END LOOP;
    FOREACH statement IN ARRAY ARRAY(
        SELECT format('DROP ROUTINE IF EXISTS %s CASCADE', p.oid::regprocedure) FROM pg_proc p
        WHERE p.pronamespace = current_schema()::regnamespace
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.deptype = 'e'))
    LOOP
        EXECUTE statement;
    END LOOP;
    FOREACH statement IN ARRAY ARRAY(
        SELECT format('DROP TYPE IF EXISTS %s CASCADE', t.oid::regtype) FROM pg_type t
        WHERE t.typnamespace = current_schema()::regnamespace
          AND (t.typtype IN ('e', 'd') OR EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
          AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = t.oid AND d.deptype = 'e'))
    LOOP
        EXECUTE statement;
    END LOOP;
END $empty$;
"""
"""What throws away all that is the library's own in its schema."""


def restore(server: Server, schema: str, contents: Iterable[bytes]) -> None:
    """Put a backup, in PostgreSQL's custom format, in the place of what is there.

    Raises:
        ProgramFailedError: when it did not work, with the reason; then nothing was changed.
    """
    words = (
        "--no-psqlrc",
        "--quiet",
        "--single-transaction",
        "--set=ON_ERROR_STOP=1",
        "--output=/dev/null",
        "--file=-",
    )
    reading = ("--file=-", "--no-owner", "--no-privileges")
    with _running(server, "psql", *words, "--file=-") as psql, _running(server, "pg_restore", *reading) as reader:
        feeding = threading.Thread(target=_feed, args=(contents, reader))
        try:
            psql.write(_EMPTY.encode())
            feeding.start()
            _pass_on(reader, psql, f"CREATE SCHEMA {schema};\n".encode())
            feeding.join()
            reader.close()
        except BaseException:
            psql.kill()  # at the end of its input it would commit
            reader.kill()
            raise
        psql.close()


class _Program:
    """A program at work, of which what it complains about is kept."""

    def __init__(self, process: subprocess.Popen[bytes], complaints: IO[bytes]) -> None:
        self._process, self._complaints = process, complaints
        self.fault: BaseException | None = None

    def write(self, data: bytes) -> None:
        """Give it more to read. Raises ProgramFailedError when it has ended."""
        try:
            self._stdin.write(data)
        except BrokenPipeError:
            self._fail()

    def lines(self) -> Iterable[bytes]:
        """Give what it writes."""
        return self._process.stdout or ()

    def close(self) -> None:
        """Say that there is no more, and wait. Raises ProgramFailedError when it did not succeed."""
        self.end_of_input()
        if self.fault is not None:
            raise self.fault
        if self._process.wait() != 0:
            self._fail()

    def end_of_input(self) -> None:
        """Say that there is no more."""
        with contextlib.suppress(BrokenPipeError):
            self._stdin.close()

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()
        self.end_of_input()
        self._process.wait()

    @property
    def _stdin(self) -> IO[bytes]:
        if self._process.stdin is None:
            raise RuntimeError("its input is not ours")
        return self._process.stdin

    def _fail(self) -> NoReturn:
        self.kill()
        self._complaints.seek(0)
        raise ProgramFailedError(self._complaints.read().decode(errors="replace").strip() or "it ended by itself")


@contextlib.contextmanager
def _running(server: Server, program: str, *words: str) -> Iterator[_Program]:
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(
            server.command(program, *words),
            env=server.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
        ) as process,
    ):
        yield _Program(process, complaints)


def _feed(contents: Iterable[bytes], reader: _Program) -> None:
    """Give the backup to the program that reads it; what goes wrong is told by that program when it is closed."""
    try:
        for piece in contents:
            reader.write(piece)
    except BaseException as fault:  # another thread must hear of it, whatever it is
        reader.fault = fault
    reader.end_of_input()


def _pass_on(reader: _Program, psql: _Program, but: bytes) -> None:
    """Give every line of the script to the database, except the one that would make the schema, which is there."""
    made = False
    for line in reader.lines():
        if line == but and not made:
            made = True
        else:
            psql.write(line)
