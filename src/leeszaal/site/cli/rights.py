"""`leeszaal rights`: what people may ask about their own data, done at the command line as the pages do it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from django.utils import timezone

from leeszaal.common.actor import JOB
from leeszaal.notices import handling_requests
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RightsRequest
from leeszaal.privacy.rights.access import Asked, access_package
from leeszaal.privacy.rights.package import access_files, portability_files, write_files
from leeszaal.privacy.rights.portability import portable_package
from leeszaal.site.cli.ground import on_database
from leeszaal.site.cli.rights_changes import object_, release, restrict
from leeszaal.site.cli.rights_erase import erase
from leeszaal.site.cli.rights_options import as_json_option, card_option, checked_option, patron_of_card

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
@checked_option
@output_option
@as_json_option
@on_database
def access(card: str, checked: str, output: Path | None, as_json: bool) -> None:
    """Write everything that is held about a person: a page (HTML, PDF), JSON and its schema."""
    _hand_out(Right.ACCESS, (card, checked), output, access_package if as_json else None, access_files)


@command.command("portability")
@card_option
@checked_option
@output_option
@as_json_option
@on_database
def portability(card: str, checked: str, output: Path | None, as_json: bool) -> None:
    """Write what a person gave, to take along: JSON with its schema, and CSV for each table."""
    _hand_out(Right.PORTABILITY, (card, checked), output, portable_package if as_json else None, portability_files)


for _change in (erase, restrict, release, object_):
    command.add_command(_change)


def _hand_out(
    right: Right,
    who: tuple[str, str],
    output: Path | None,
    to_print: Callable[[Asked], dict[str, Any]] | None,
    files: Callable[[Asked], dict[str, bytes]],
) -> None:
    """Hand a package out and write the request down, as the own page does; ``who`` is a card and how it was checked."""
    patron, how, now = patron_of_card(who[0]), IdentityCheck.How(who[1]), timezone.now()
    asked = Asked(patron.pk, patron.language, now, timezone.localdate(now))
    told = to_print(asked) if to_print else None
    made = files(asked) if output or not told else {}
    handling_requests.hand_over_at_once(right, patron.pk, JOB, now=now, intake=RightsRequest.Intake.DESK, how=how)
    if told:
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    for path in write_files(made, output or Path(f"{right.name.lower()}-{patron.pk}")) if made else ():
        click.echo(str(path), err=told is not None)
