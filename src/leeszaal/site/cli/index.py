"""`leeszaal index`: build the search index again, or tell how it is."""

import json
import sys

import click

from leeszaal.catalogue.search import indexer
from leeszaal.catalogue.search.place import IndexerBusy
from leeszaal.catalogue.search.status import read_status
from leeszaal.site.cli.ground import on_database


@click.group("index")
def command() -> None:
    """Build the search index again, or tell how it is."""


@command.command("rebuild")
@on_database
def rebuild() -> None:
    """Make the search index anew from the database; the old one goes on serving until the new one is whole."""
    try:
        written = indexer.rebuild(click.echo)
    except IndexerBusy as busy:
        raise click.ClickException("Another process is building the index; wait until it is ready.") from busy
    click.echo(f"Search: {written:,} records in the index.")


@command.command("status")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@on_database
def status(as_json: bool) -> None:
    """Tell how many records the index has and how many changes wait; exit code 1 when there is no index."""
    found = read_status()
    if as_json:
        click.echo(json.dumps(found.as_dict()))
    elif found.exists:
        click.echo(f"Search: {found.records:,} of {found.expected:,} records, {found.waiting:,} changes to come.")
    else:
        click.echo("Search: there is no index. Make it with: leeszaal index rebuild")
    if not found.exists:
        sys.exit(1)
