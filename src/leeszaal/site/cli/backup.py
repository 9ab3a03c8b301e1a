"""`leeszaal backup`: the whole database in one file that is nothing to who finds it."""

import json
import sys
from pathlib import Path

import click
from django.utils import timezone

from leeszaal.privacy.backup import files
from leeszaal.privacy.backup.programs import ProgramFailedError
from leeszaal.site.cli.ground import on_database
from leeszaal.site.postgres import programs_dir


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
@on_database
def command(file: Path, as_json: bool) -> None:
    """Write the database, as it stands at this moment, to FILE. Everybody can go on working.

    The file is encrypted with a key made from the installation's secrets (LEESZAAL_HOME/secrets): keep those somewhere
    else, for without them no backup can be put back. Throw backups away when they are older than the register says.
    """
    sizes = files.sizes()
    with click.progressbar(length=sum(sizes.values()), label="Reading", file=sys.stderr) as bar:
        try:
            made = files.back_up(file, programs_dir(), timezone.now(), lambda table: bar.update(sizes.get(table, 0)))
        except (ProgramFailedError, OSError) as error:
            raise click.ClickException(f"No backup was made: {error}") from error
    told = {"file": str(file), "bytes": file.stat().st_size, **made.told()}
    click.echo(json.dumps(told) if as_json else f"{file}: {told['bytes']:,} bytes.")
