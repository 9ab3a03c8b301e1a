"""`leeszaal manage`: Django's own management commands."""

import click
from django.core.management import execute_from_command_line

from leeszaal.site.cli.ground import on_database


@click.command("manage", context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@on_database
def command(words: tuple[str, ...]) -> None:
    """Pass WORDS on to Django's management, with the database running; `leeszaal manage help` lists what there is."""
    execute_from_command_line(["leeszaal manage", *words])
