"""`leeszaal export marc`: give the records of the catalogue back."""

import sys
from pathlib import Path

import click

from leeszaal.catalogue.exporting import export_marc
from leeszaal.catalogue.marc.reading import Syntax
from leeszaal.catalogue.models import Record
from leeszaal.site.cli.ground import on_database


@click.group("export")
def command() -> None:
    """Give records back out of the catalogue."""


@command.command("marc")
@click.option("--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@click.option(
    "--format",
    "syntax",
    type=click.Choice([each.value for each in Syntax]),
    default=Syntax.ISO2709.value,
    show_default=True,
    help="How to write it.",
)
@click.option(
    "--suppressed/--no-suppressed", default=True, show_default=True, help="With the records hidden from the public."
)
@on_database
def marc(output: Path, syntax: str, suppressed: bool) -> None:
    """Write every record to a file, without loss: in the same format it leaves as it came, byte for byte.

    The file appears when it is whole; one that stood there before is replaced.
    """
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=Record.objects.count(), label="Writing", file=sys.stderr, hidden=hidden) as bar:
        try:
            done = export_marc(output, Syntax(syntax), with_suppressed=suppressed, progress=bar.update)
        except OSError as error:
            raise click.ClickException(f"Cannot write {output}: {error.strerror}") from error
    click.echo(f"{done.written} records written to {output}")
    if done.shortened:
        click.echo(f"{done.shortened} of them have tags longer than ISO 2709 can hold; --format marcxml keeps them")
