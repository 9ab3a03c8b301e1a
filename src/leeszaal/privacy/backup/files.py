"""Making a backup file and putting one back: the contents sealed, the manifest in front, nothing half made."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from leeszaal.privacy.backup.dumping import dump
from leeszaal.privacy.backup.journal import Journal
from leeszaal.privacy.backup.programs import Server
from leeszaal.privacy.backup.restoring import restore
from leeszaal.privacy.backup.sealing import NotABackupError, read_manifest, seal, unseal
from leeszaal.privacy.backup.tombstones import identifier
from leeszaal.privacy.models import ErasureMark

_TOLD = ("made_at", "program", "server", "library", "journal", "erasures")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself."""

    made_at: str
    program: str
    server: str
    library: str
    journal: str
    erasures: int
    changes: tuple[str, ...]

    def told(self) -> dict[str, Any]:
        """Give it for a program to read; ``journal`` names the journal that goes with it, which knows ``erasures``."""
        return {name: value for name, value in asdict(self).items() if name != "changes"}


class NewerBackupError(Exception):
    """The backup was made by a newer version of the program than this one."""


class OlderBackupError(Exception):
    """The backup is older than the register lets backups get."""


class StillOpenError(Exception):
    """Somebody else is connected to the database: the library is open."""


def sizes() -> dict[str, int]:
    """Give the size of each table in bytes, to tell how far a backup is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, pg_table_size(oid) FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace"
        )
        return dict(cursor.fetchall())


def back_up(path: Path, binaries: Path | None, now: datetime, tell: Callable[[str], None]) -> Manifest:
    """Make a backup file that only its owner can read. ``tell`` hears of each table when it is begun.

    It is written aside, put on disk and then given its name. Raises ProgramFailedError when it cannot be read out.
    """
    manifest = _manifest(now)
    Journal(UUID(manifest.journal)).begin()
    aside = path.with_name(f".{path.name}.part")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            contents = dump(_server(binaries), _schema(), tell)
            seal(contents, {**manifest.told(), "changes": list(manifest.changes)}, settings.FIELD_KEY, file)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
    return manifest


def look_at(path: Path, tell: Callable[[int], None]) -> Manifest:
    """Read a backup through to its end and tell what it is. ``tell`` hears how many bytes were looked at.

    Raises:
        NotABackupError: when it is damaged or belongs to an installation with other secrets.
        NewerBackupError: when this program is too old for it.
    """
    with path.open("rb") as file:
        found = read_manifest(file)
        for piece in unseal(file, settings.FIELD_KEY):
            tell(len(piece))
    changes = tuple(found["changes"])
    if unknown := set(changes) - _known_changes():
        raise NewerBackupError(
            f"The backup was made by version {found['program']}, which has changes that this version does not know"
            f" ({', '.join(sorted(unknown)[:3])}). Install that version first."
        )
    return Manifest(**{name: found[name] for name in _TOLD}, changes=changes)


def refuse_too_old(made: Manifest, oldest: datetime) -> None:
    """Raise OlderBackupError for a backup made before a moment: who was erased since may have been forgotten."""
    if datetime.fromisoformat(made.made_at) < oldest:
        raise OlderBackupError(
            f"The backup was made {made.made_at}. The register lets backups get no older than {oldest:%Y-%m-%d}"
            " (backups_kept in library.toml): it would bring back people who were erased. Take a newer one."
        )


def refuse_while_open() -> None:
    """Raise StillOpenError while others are connected: who was erased would be served until erased again."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND usename IS NOT NULL AND pid <> pg_backend_pid()"
        )
        others = cursor.fetchone()[0]
    if others:
        raise StillOpenError(
            f"Nothing was changed. The library is open ({others} connections to its database): close it first."
        )


def put_back(path: Path, binaries: Path | None, tell: Callable[[int], None]) -> None:
    """Put a backup in the place of the database, whole or not at all. Raises ProgramFailedError, NotABackupError."""
    with path.open("rb") as file:
        restore(_server(binaries), _schema(), _told(unseal(file, settings.FIELD_KEY), tell))
    connection.close()


def _told(pieces: Iterable[bytes], tell: Callable[[int], None]) -> Iterator[bytes]:
    for piece in pieces:
        yield piece
        tell(len(piece))


def _manifest(now: datetime) -> Manifest:
    applied = sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = str(cursor.fetchone()[0])
    journal = str(identifier())
    known = ErasureMark.objects.get().number
    return Manifest(now.isoformat(), version("leeszaal"), server, settings.LIBRARY_NAME, journal, known, tuple(applied))


def _known_changes() -> frozenset[str]:
    return frozenset(f"{app}.{name}" for app, name in MigrationExecutor(connection).loader.graph.nodes)


def _server(binaries: Path | None) -> Server:
    return Server(binaries, connection.settings_dict)


def _schema() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        return str(cursor.fetchone()[0])


__all__ = [
    "Manifest",
    "NewerBackupError",
    "NotABackupError",
    "OlderBackupError",
    "StillOpenError",
    "back_up",
    "look_at",
    "put_back",
    "refuse_too_old",
    "refuse_while_open",
    "sizes",
]
