"""`leeszaal rights`: what people may ask about their own data, done at the command line as the pages do it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from django.utils import timezone

from leeszaal.privacy.rights.access import Asked, access_package
from leeszaal.privacy.rights.package import access_files, portability_files, write_files
from leeszaal.privacy.rights.portability import portable_package
from leeszaal.site.cli.ground import on_database
from leeszaal.site.cli.rights_changes import object_, release, restrict
from leeszaal.site.cli.rights_erase import erase
from leeszaal.site.cli.rights_options import as_json_option, card_option, patron_of_card

output_option = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for the files; unless given (or with --json) one named after the right and the member number.",
)


@click.group("rights")
def command() -> None:
    """What people may ask about their own data (articles 15 to 22 GDPR).

    The person is found by a card number; who asks must have been checked before.
    """


@command.command("access")
@card_option
@output_option
@as_json_option
@on_database
def access(card: str, output: Path | None, as_json: bool) -> None:
    """Write everything that is held about a person: a page (HTML, PDF), JSON and its schema."""
    _hand_out("access", card, output, access_package if as_json else None, access_files)


@command.command("portability")
@card_option
@output_option
@as_json_option
@on_database
def portability(card: str, output: Path | None, as_json: bool) -> None:
    """Write what a person gave, to take along: JSON with its schema, and CSV for each table."""
    _hand_out("portability", card, output, portable_package if as_json else None, portability_files)


for _change in (erase, restrict, release, object_):
    command.add_command(_change)


def _hand_out(
    right: str,
    card: str,
    output: Path | None,
    to_print: Callable[[Asked], dict[str, Any]] | None,
    files: Callable[[Asked], dict[str, bytes]],
) -> None:
    patron, now = patron_of_card(card), timezone.now()
    asked = Asked(patron.pk, patron.language, now, timezone.localdate(now))
    if to_print is not None:
        click.echo(json.dumps(to_print(asked), ensure_ascii=False, indent=1))
        if output is None:
            return
    folder = output or Path(f"{right}-{patron.pk}")
    for path in write_files(files(asked), folder):
        click.echo(str(path), err=to_print is not None)
