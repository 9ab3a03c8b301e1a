"""A backup is nothing to who finds it, is put back whole or not at all, and brings back nobody who was erased."""

import io
import json
from pathlib import Path

import people
import pytest
from click.testing import CliRunner
from django.conf import settings
from django.db import connection

from leeszaal.patrons.models import Patron
from leeszaal.privacy.backup import files
from leeszaal.privacy.backup.beside import ErasuresMissingError
from leeszaal.privacy.backup.programs import ProgramFailedError
from leeszaal.privacy.backup.replay import refuse_unless_replayed, replay
from leeszaal.privacy.backup.sealing import NotABackupError, seal, unseal
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.retention import end_rows
from leeszaal.site import schema
from leeszaal.site.cli import main
from leeszaal.site.postgres import programs_dir

KEY, OTHER_KEY = "A" * 43, "B" * 43
MARK = "Quaadvliegh"
BY_NAME = "erase the patron's name and everything that leads to the person"


def sealed(*pieces: bytes) -> bytes:
    file = io.BytesIO()
    seal(pieces, {"made_at": "2026-11-24"}, KEY, file)
    return file.getvalue()


def opened(content: bytes, key: str = KEY) -> bytes:
    return b"".join(unseal(io.BytesIO(content), key))


def test_what_was_sealed_can_be_opened_with_the_same_key_alone() -> None:
    content = sealed(b"one", b"two", MARK.encode())
    assert opened(content) == b"onetwo" + MARK.encode()
    assert MARK.encode() not in content
    with pytest.raises(NotABackupError, match="secrets"):
        opened(content, OTHER_KEY)


@pytest.mark.parametrize("change", ["cut", "flip", "manifest", "swap"])
def test_a_backup_that_was_changed_anywhere_is_refused(change: str) -> None:
    content = sealed(b"a" * 40, b"b" * 40, b"c" * 40)
    piece = 4 + 40 + 16
    head, last = content[: -3 * piece], content[-piece:]
    first, second = content[-3 * piece : -2 * piece], content[-2 * piece : -piece]
    changed = {
        "cut": head + first + second,
        "flip": content[:-1] + bytes([content[-1] ^ 1]),
        "manifest": content.replace(b"2026-11-24", b"2026-11-25"),
        "swap": head + second + first + last,
    }[change]
    with pytest.raises(NotABackupError):
        opened(changed)


def test_something_else_is_not_taken_for_a_backup() -> None:
    with pytest.raises(NotABackupError, match="not a backup"):
        opened(b"PGDMP something")


@pytest.mark.promise("RIGHT-3")
@pytest.mark.django_db(transaction=True)
def test_who_was_erased_after_a_backup_is_not_brought_back_by_it(tmp_path: Path) -> None:
    person, other = people.patron(family_name=MARK), people.patron(family_name="Blijver")
    file = tmp_path / "library.backup"
    made = files.back_up(file, programs_dir(), people.NOW, lambda table: None)
    assert file.stat().st_mode & 0o777 == 0o600
    assert MARK.encode() not in file.read_bytes()
    ending = claimed().ending(BY_NAME)
    assert ending
    end_rows(ending, [person.pk], people.NOW)

    assert files.look_at(file, lambda size: None) == made
    files.put_back(file, programs_dir(), lambda size: None)
    assert Patron.objects.get(pk=person.pk).family_name == MARK
    with pytest.raises(ErasuresMissingError, match="1 erasures"):
        refuse_unless_replayed()
    assert replay() == 1
    schema.bring_up_to_date()

    assert refuse_unless_replayed() == 0
    assert Patron.objects.get(pk=other.pk).family_name == "Blijver"
    assert MARK not in _everything()


@pytest.mark.django_db(transaction=True)
def test_a_backup_that_cannot_be_put_back_leaves_everything_as_it_is(tmp_path: Path) -> None:
    person = people.patron()
    file = tmp_path / "broken.backup"
    with file.open("wb") as target:
        seal([b"PGDMP this is no dump"], {"changes": []}, settings.FIELD_KEY, target)
    with pytest.raises(ProgramFailedError):
        files.put_back(file, programs_dir(), lambda size: None)
    assert Patron.objects.filter(pk=person.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "newer.backup"
    with file.open("wb") as target:
        seal([b""], {"changes": ["patrons.9999_to_come"], "program": "9.0"}, settings.FIELD_KEY, target)
    with pytest.raises(files.NewerBackupError, match=r"version 9\.0"):
        files.look_at(file, lambda size: None)


def _everything() -> str:
    """Every row of every table, as text."""
    with connection.cursor() as cursor:
        rows: list[str] = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT whole::text FROM "{table}" AS whole')  # noqa: S608  names of our own tables
            rows += [row[0] for row in cursor.fetchall()]
        return "\n".join(rows)


@pytest.mark.parametrize("verb", ["backup", "restore", "retention run", "retention verify", "retention status"])
def test_the_verbs_say_what_they_do(verb: str) -> None:
    told = CliRunner().invoke(main, [*verb.split(), "--help"])
    assert told.exit_code == 0, told.output
    assert "--json" in told.output


def test_a_manifest_names_nobody() -> None:
    manifest = files.Manifest("2026-11-24", "1", "18", "Bibliotheek", "x", 4, ("patrons.0001_initial",))
    told = json.loads(json.dumps(manifest.told()))
    assert set(told) == {"made_at", "program", "server", "library", "journal", "erasures"}
