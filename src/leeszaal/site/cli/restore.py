"""`leeszaal restore`: put a backup back, and erase again who was erased since."""

import json
import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import click
from django.utils import timezone

from leeszaal.privacy.backup import files
from leeszaal.privacy.backup.beside import ErasuresMissingError, go_on_without, refuse_without
from leeszaal.privacy.backup.forgetting import oldest_backup
from leeszaal.privacy.backup.journal import Journal
from leeszaal.privacy.backup.programs import ProgramFailedError
from leeszaal.privacy.backup.replay import lag, replay
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ErasureMark, Proof
from leeszaal.privacy.proofs import witness
from leeszaal.site import schema
from leeszaal.site.cli.ground import on_database
from leeszaal.site.postgres import programs_dir
from leeszaal.site.serving.preparing import prepare_search

_ASK = "Everything that is in the database now is thrown away. Go on?"
_LOST = " The journal of erasures was lost: who was erased after the backup was made is back, and nobody knows who."
_CUT_OFF = (
    "The last line of {path} is cut off. After a crash that is as it should be. Is the file a copy, then copy it again"
    " before the library opens, and say: leeszaal restore --replay"
)


@click.command("restore")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replay", "only_replay", is_flag=True, help="Put back by other means: only erase again.")
@click.option("--journal-lost", is_flag=True, help="The journal of erasures is lost for good: go on without it.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@on_database
def command(file: Path | None, *, only_replay: bool, journal_lost: bool, yes: bool, as_json: bool) -> None:
    """Put the backup FILE in the place of the database. Close the library first.

    The file is read to its end first; then it is there whole, or nothing has changed. A backup of an older version is
    brought up to date, and everybody who was erased since it was made is erased again before the library can open. For
    that the journal of erasures must lie in LEESZAAL_HOME/erasures (or LEESZAAL_ERASURES).
    """
    if (file is None) is not only_replay:
        raise click.UsageError("Name a FILE, or say --replay.")
    made = _put_back(file, yes, journal_lost) if file else None
    schema.bring_up_to_date()
    was_lost = journal_lost and go_on_without()
    erased = _erase_again()
    witness.note_restored(Proof.objects.count())
    prepare_search(lambda line: click.echo(line, err=True), anew=True)
    told = {"file": str(file) if file else None, "erased_again": erased, "journal_lost": was_lost}
    click.echo(json.dumps(told | made.told() if made else told) if as_json else _done(erased, was_lost))


def _put_back(file: Path, yes: bool, journal_lost: bool) -> files.Manifest:
    size = file.stat().st_size
    try:
        with _bar(size, "Checking") as bar:
            found = files.look_at(file, bar.update)
        files.refuse_too_old(found, oldest_backup(register().library.backups_kept, timezone.now()))
        if not journal_lost:
            refuse_without(Journal(UUID(found.journal)), found.erasures, f"leeszaal restore {file}")
        if not yes:
            click.echo(f"Backup of {found.library}, made {found.made_at} by version {found.program}.", err=True)
            click.confirm(_ASK, abort=True, err=True)
        files.refuse_while_open()
        with _bar(size, "Putting back") as bar:
            files.put_back(file, programs_dir(), bar.update)
    except (files.NotABackupError, files.NewerBackupError, files.OlderBackupError, files.StillOpenError) as error:
        raise click.ClickException(str(error)) from error
    except (ErasuresMissingError, ProgramFailedError) as error:
        raise click.ClickException(f"Nothing was changed. {error}") from error
    return found


def _erase_again() -> int:
    try:
        missing = lag().missing
    except ErasuresMissingError as error:
        raise click.ClickException(str(error)) from error
    _warn_when_cut_off()
    with _bar(len(missing), "Erasing again") as bar:
        return replay(missing, lambda done, of: bar.update(1))


def _warn_when_cut_off() -> None:
    journal = Journal(ErasureMark.objects.get().journal)
    if journal.is_cut_off():
        click.echo(_CUT_OFF.format(path=journal.path), err=True)


def _done(erased: int, was_lost: bool) -> str:
    return f"Done; {erased} erasures were carried out again.{_LOST if was_lost else ''}"


def _bar(length: int, label: str) -> Any:
    return click.progressbar(length=length, label=label, file=sys.stderr)
