"""`leeszaal migrate`: bring the database up to date with the program."""

import json

import click

from leeszaal.site import schema
from leeszaal.site.cli.ground import on_database


@click.command("migrate")
@click.option("--check", is_flag=True, help="Change nothing; exit code 1 when there is something to do.")
@click.option("--json", "as_json", is_flag=True, help="Print the names of the changes as JSON.")
@on_database
def command(check: bool, as_json: bool) -> None:
    """Apply the changes of the record layout that the database does not have yet."""
    changes = schema.pending()
    if not check:
        schema.bring_up_to_date()
    if as_json:
        click.echo(json.dumps({"pending" if check else "applied": changes}))
    else:
        click.echo(f"{len(changes)} changes {'wait' if check else 'applied'}.")
        for name in changes:
            click.echo(f"  {name}")
    if check and changes:
        raise click.exceptions.Exit(1)
