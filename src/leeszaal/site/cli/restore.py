"""`leeszaal restore`: put a backup back, and erase again who was erased since."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from django.utils import timezone

from leeszaal.privacy.backup import files
from leeszaal.privacy.backup.forgetting import oldest_backup
from leeszaal.privacy.backup.programs import ProgramFailedError
from leeszaal.privacy.backup.replay import BackupTooOldError, lag, replay
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Proof
from leeszaal.privacy.proofs import witness
from leeszaal.site import schema
from leeszaal.site.cli.ground import on_database
from leeszaal.site.postgres import programs_dir
from leeszaal.site.serving.preparing import prepare_search

_ASK = "Everything that is in the database now is thrown away. Go on?"


@click.command("restore")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replay", "only_replay", is_flag=True, help="Put back by other means: only erase again.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@on_database
def command(file: Path | None, only_replay: bool, yes: bool, as_json: bool) -> None:
    """Put the backup FILE in the place of the database. Close the library first.

    The file is read to its end first; then it is there whole, or nothing has changed. A backup of an older version is
    brought up to date, and everybody who was erased since it was made is erased again before the library can open.
    """
    if (file is None) is not only_replay:
        raise click.UsageError("Name a FILE, or say --replay.")
    made = _put_back(file, yes) if file else None
    schema.bring_up_to_date()
    erased = _erase_again()
    witness.note_restored(Proof.objects.count())
    prepare_search(lambda line: click.echo(line, err=True), anew=True)
    told = {"file": str(file) if file else None, "erased_again": erased, **(made.told() if made else {})}
    click.echo(json.dumps(told) if as_json else f"Done; {erased} erasures were carried out again.")


def _put_back(file: Path, yes: bool) -> files.Manifest:
    size = file.stat().st_size
    try:
        with _bar(size, "Checking") as bar:
            found = files.look_at(file, bar.update)
        files.refuse_too_old(found, oldest_backup(register().library.backups_kept, timezone.now()))
        if not yes:
            click.echo(f"Backup of {found.library}, made {found.made_at} by version {found.program}.", err=True)
            click.confirm(_ASK, abort=True, err=True)
        with _bar(size, "Putting back") as bar:
            files.put_back(file, programs_dir(), bar.update)
    except (files.NotABackupError, files.NewerBackupError, files.OlderBackupError) as error:
        raise click.ClickException(str(error)) from error
    except ProgramFailedError as error:
        raise click.ClickException(f"Nothing was changed. {error}") from error
    return found


def _erase_again() -> int:
    try:
        missing = lag().missing
    except BackupTooOldError as error:
        raise click.ClickException(str(error)) from error
    with _bar(len(missing), "Erasing again") as bar:
        return replay(missing, lambda done, of: bar.update(1))


def _bar(length: int, label: str) -> Any:
    return click.progressbar(length=length, label=label, file=sys.stderr)
