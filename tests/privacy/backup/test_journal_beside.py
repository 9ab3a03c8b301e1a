"""A backup is put back only with its journal of erasures beside it, whole and new enough; without it a word is said."""

from pathlib import Path
from uuid import UUID

import people
import pytest
from click.testing import CliRunner, Result
from django.conf import settings
from django.utils import timezone

from leeszaal.patrons.models import Patron
from leeszaal.privacy.backup import files
from leeszaal.privacy.backup.beside import JournalMissingError, go_on_without
from leeszaal.privacy.backup.journal import Journal
from leeszaal.privacy.backup.replay import BackupTooOldError, lag, refuse_unless_replayed, replay
from leeszaal.privacy.backup.sealing import seal
from leeszaal.privacy.backup.tombstones import identifier
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.models import ErasureMark
from leeszaal.privacy.retention import end_rows
from leeszaal.site.cli import main
from leeszaal.site.postgres import programs_dir

pytestmark = pytest.mark.django_db(transaction=True)
BY_NAME = "erase the patron's name and everything that leads to the person"


def somebody_is_erased() -> Patron:
    """Somebody of whom only a number is left, and a line of the journal."""
    patron = people.patron()
    ending = claimed().ending(BY_NAME)
    assert ending
    end_rows(ending, [patron.pk], people.NOW)
    return patron


def journal() -> Journal:
    return Journal(identifier())


def empty_backup(path: Path, erasures: int, of: UUID) -> Path:
    """The file of a backup that says how many erasures it knows, with nothing in it."""
    told = files.Manifest(timezone.now().isoformat(), "1", "18", "Bibliotheek", str(of), erasures, ()).told()
    with path.open("wb") as file:
        seal([b""], told | {"changes": []}, settings.FIELD_KEY, file)
    return path


def restored(*words: str) -> Result:
    """What the verb of an operator answers."""
    return CliRunner().invoke(main, ["restore", *words, "--yes"])


@pytest.mark.promise("RIGHT-3")
def test_only_who_was_erased_after_the_backup_is_erased_again(tmp_path: Path) -> None:
    before, after = somebody_is_erased(), people.patron(family_name="Quaadvliegh")
    made = files.back_up(tmp_path / "a.backup", programs_dir(), people.NOW, lambda table: None)
    assert (made.erasures, made.journal) == (1, str(identifier()))
    ending = claimed().ending(BY_NAME)
    assert ending
    end_rows(ending, [after.pk], people.NOW)

    files.put_back(tmp_path / "a.backup", programs_dir(), lambda size: None)
    assert [stone.keys for stone in lag().missing] == [(after.pk,)]
    assert replay() == 1
    names = Patron.objects.filter(pk__in=[before.pk, after.pk]).values_list("family_name", flat=True)
    assert set(names) <= {""}
    assert refuse_unless_replayed() == 0


def test_a_backup_of_a_library_without_erasures_has_a_journal_as_well(tmp_path: Path) -> None:
    assert not journal().path.exists()
    files.back_up(tmp_path / "a.backup", programs_dir(), people.NOW, lambda table: None)
    assert journal().path.read_bytes() == b""


@pytest.mark.promise("RIGHT-3")
def test_without_the_journal_nothing_is_put_back(tmp_path: Path) -> None:
    kept = people.patron()
    file = empty_backup(tmp_path / "a.backup", 0, UUID(int=7))
    said = restored(str(file))
    assert said.exit_code == 1
    assert f"There is no journal of erasures at {journal().path.parent}" in said.output
    assert f"leeszaal restore {file} --journal-lost" in said.output
    assert "Nothing was changed" in said.output
    assert Patron.objects.filter(pk=kept.pk).exists()


def test_with_an_old_copy_of_the_journal_nothing_is_put_back(tmp_path: Path) -> None:
    somebody_is_erased()
    said = restored(str(empty_backup(tmp_path / "a.backup", 3, identifier())))
    assert said.exit_code == 1
    assert "is an old copy: it knows of 1 erasures, and the database of 3" in said.output


@pytest.mark.promise("RIGHT-3")
def test_a_library_that_lost_its_journal_opens_only_when_that_is_accepted() -> None:
    somebody_is_erased(), somebody_is_erased()
    journal().path.unlink()
    with pytest.raises(JournalMissingError, match="--replay --journal-lost"):
        refuse_unless_replayed()
    assert go_on_without()
    assert refuse_unless_replayed() == 0
    assert not go_on_without()
    ErasureMark.objects.update(number=1)
    with pytest.raises(BackupTooOldError):
        refuse_unless_replayed()


@pytest.mark.promise("RIGHT-3")
def test_a_journal_of_which_the_last_line_is_cut_off_is_replayed_up_to_there() -> None:
    somebody_is_erased(), somebody_is_erased()
    whole = journal().path.read_bytes()
    second = whole.index(b'{"number":2')
    journal().path.write_bytes(whole[: second + 30])
    ErasureMark.objects.update(number=0)
    assert journal().is_cut_off()
    assert [stone.number for stone in lag().missing] == [1]
    assert "is cut off" in restored("--replay").output
    somebody_is_erased()
    assert not journal().is_cut_off()
    assert [stone.number for stone in journal().after(0)] == [1, 2]
