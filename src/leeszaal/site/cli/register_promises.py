"""`leeszaal register promises`: look after every promise now, and tell what was found."""

import json
from dataclasses import asdict

import click
from django.utils import timezone

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.documents.as_markdown import as_markdown
from leeszaal.privacy.documents.promise_table import promise_table
from leeszaal.privacy.quotes import quoted
from leeszaal.privacy.statement import live
from leeszaal.privacy.statement.live import Standing
from leeszaal.site.cli.ground import on_database
from leeszaal.site.cli.register_sides import language_option


@click.command("promises")
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@click.option("--markdown", is_flag=True, help="Print every promise with what keeps it, and take no proof.")
@on_database
def promises(language: str, as_json: bool, markdown: bool) -> None:
    """Take the live proof of each promise in the register. The exit code is 1 when one does not hold."""
    if markdown:
        click.echo(as_markdown(promise_table(register(), claimed(), quoted())), nl=False)
        return
    now = timezone.now()
    live.check_all(register(), claimed(), now)
    found = list(live.standings(register(), claimed(), language, now))
    if as_json:
        told = {"promises": [asdict(one) for one in found]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2, default=str))
    else:
        for one in found:
            click.echo(_line(one))
    if not all(one.holds for one in found):
        raise click.exceptions.Exit(1)


def _line(one: Standing) -> str:
    return f"{'holds' if one.holds else 'BROKEN':<7} {one.id:<10} {one.says or 'the check did not work'}"
