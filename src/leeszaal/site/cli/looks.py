"""`leeszaal looks`: who looked at somebody's data, as that person's own page says it."""

import json

import click

from leeszaal.privacy.looks.telling import SaidLook, for_machines, said_looks
from leeszaal.site.cli.ground import on_database
from leeszaal.site.cli.rights_options import as_json_option, card_option, patron_of_card


@click.command("looks")
@card_option
@click.option("--language", type=click.Choice(["nl", "en"]), help="The language; the person's own unless given.")
@as_json_option
@on_database
def command(card: str, language: str | None, as_json: bool) -> None:
    """Tell who looked at the data of a person: when, as what, at which branch and why; no names of staff.

    This look is written down as well, and is the first of the list.
    """
    patron = patron_of_card(card)
    looks = said_looks(patron.pk, language or patron.language)
    if as_json:
        click.echo(json.dumps({"looks": for_machines(looks)}, ensure_ascii=False, indent=1))
        return
    for look in looks:
        click.echo(_line(look))


def _line(look: SaidLook) -> str:
    place = f", {look.branch}" if look.branch else ""
    why = f"{look.why}: {look.words}" if look.words else look.why
    return f"{look.shown_at}  {look.who}{place}. {why} ({look.purpose})"
