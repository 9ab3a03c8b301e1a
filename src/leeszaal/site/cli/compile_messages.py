"""`leeszaal compile-messages`: make the translations ready for use."""

import json
from dataclasses import asdict
from pathlib import Path

import click

import leeszaal
from leeszaal.site.translations import compile_all

SOURCES = Path(leeszaal.__file__).parent


@click.command("compile-messages")
@click.option("--json", "as_json", is_flag=True, help="Print what was compiled as JSON.")
def command(as_json: bool) -> None:
    """Compile every translation that is newer than its compiled file.

    Exit code 1 when a translation cannot be read.
    """
    try:
        compiled = compile_all(SOURCES)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    if as_json:
        click.echo(json.dumps({"compiled": [asdict(one) for one in compiled]}, default=str))
    elif compiled:
        click.echo(f"Translations compiled: {len(compiled)}, words: {sum(one.words for one in compiled)}.")
