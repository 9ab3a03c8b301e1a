"""The journal of erasures holds nobody longer than a backup could bring somebody back."""

import json
from concurrent.futures import Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from pathlib import Path

import people
import pytest

from leeszaal.common.periods import Period
from leeszaal.patrons.models import Phone
from leeszaal.privacy.backup import files
from leeszaal.privacy.backup.forgetting import forget_erasures, oldest_backup
from leeszaal.privacy.backup.journal import Journal
from leeszaal.privacy.backup.lines import add_lines, read_lines, rewrite_lines
from leeszaal.privacy.backup.replay import BackupTooOldError, lag, refuse_unless_replayed
from leeszaal.privacy.backup.tombstones import burying, identifier, record
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ErasureMark
from leeszaal.privacy.retention import nightly_round

KEPT = Period.parse("P35D")
pytestmark = pytest.mark.django_db(transaction=True)


def erase_one(at: datetime) -> int:
    row = Phone.objects.create(patron=people.patron(), number="+31880000001")
    with burying():
        number = record("patrons.Phone", [row.pk], now=at)
        row.delete()
    return number


def days_ago(days: int) -> datetime:
    return people.NOW - timedelta(days=days)


def numbers() -> list[int]:
    return [stone.number for stone in Journal(identifier()).after(0)]


@pytest.mark.promise("RET-2")
def test_an_erasure_leaves_the_journal_when_no_backup_is_older(erasures: Path) -> None:
    erase_one(days_ago(37)), erase_one(days_ago(35)), erase_one(days_ago(2))
    assert forget_erasures(KEPT, people.NOW) == 1
    assert numbers() == [2, 3]
    assert forget_erasures(KEPT, people.NOW + timedelta(days=60)) == 2
    left = [json.loads(line) for line in (erasures / f"{identifier()}.jsonl").read_text().splitlines()]
    assert left == [{"number": 3, "forgotten": True}]
    assert erase_one(people.NOW) == 4


@pytest.mark.promise("RIGHT-3")
def test_a_database_that_is_older_than_the_journal_remembers_does_not_open() -> None:
    erase_one(days_ago(40)), erase_one(days_ago(2))
    forget_erasures(KEPT, people.NOW)
    ErasureMark.objects.update(number=1)
    assert [stone.number for stone in lag().missing] == [2]
    ErasureMark.objects.update(number=0)
    with pytest.raises(BackupTooOldError, match="newer backup"):
        refuse_unless_replayed()


def test_an_erasure_that_the_database_does_not_know_is_not_forgotten() -> None:
    erase_one(days_ago(40)), erase_one(days_ago(39))
    ErasureMark.objects.update(number=1)
    assert forget_erasures(KEPT, people.NOW) == 1
    assert numbers() == [2]


def test_the_nightly_round_shortens_the_journal_by_what_the_register_says() -> None:
    assert register().library.backups_kept == KEPT
    erase_one(days_ago(40))
    nightly_round(register(), people.TODAY, now=people.NOW)
    assert 1 not in numbers()


def test_a_backup_that_is_too_old_is_refused_before_anything_is_thrown_away() -> None:
    oldest = oldest_backup(KEPT, people.NOW)
    made = files.Manifest((oldest - timedelta(hours=1)).isoformat(), "1", "18", "Bibliotheek", "x", 0, ())
    with pytest.raises(files.OlderBackupError, match="backups_kept"):
        files.refuse_too_old(made, oldest)
    files.refuse_too_old(files.Manifest(oldest.isoformat(), "1", "18", "Bibliotheek", "x", 0, ()), oldest)


def test_lines_that_are_added_while_a_file_is_written_anew_are_not_lost(tmp_path: Path) -> None:
    """Whoever opened the old file, and waited for it, goes on with the new one."""
    path = tmp_path / "journal.jsonl"
    add_lines(path, [{"number": 1}, {"number": 2}])
    with ThreadPoolExecutor(1) as other:
        adding = list[Future[None]]()

        def shorten(lines: list[dict[str, object]]) -> list[dict[str, object]]:
            adding.append(other.submit(add_lines, path, [{"number": 3}]))
            wait(adding, timeout=0.3)
            return lines[1:]

        rewrite_lines(path, shorten)
    assert list(read_lines(path)) == [{"number": 2}, {"number": 3}]
    assert path.stat().st_mode & 0o777 == 0o600
