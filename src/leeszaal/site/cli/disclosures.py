"""`leeszaal disclosures`: who received somebody's data, as that person's own page says it."""

import json

import click

from leeszaal.privacy.disclosure.telling import SaidDisclosure, for_machines, said_disclosures
from leeszaal.site.cli.ground import on_database
from leeszaal.site.cli.rights_options import as_json_option, card_option, patron_of_card


@click.command("disclosures")
@card_option
@click.option("--language", type=click.Choice(["nl", "en"]), help="The language; the person's own unless given.")
@as_json_option
@on_database
def command(card: str, language: str | None, as_json: bool) -> None:
    """Tell who received data of a person: when, which data, why and on what ground; never the data themselves.

    What the law keeps silent towards the person is not told here either before its day. This look is written down.
    """
    patron = patron_of_card(card)
    disclosures = said_disclosures(patron.pk, language or patron.language)
    if as_json:
        click.echo(json.dumps({"disclosures": for_machines(disclosures)}, ensure_ascii=False, indent=1))
        return
    for each in disclosures:
        click.echo(_line(each))


def _line(each: SaidDisclosure) -> str:
    return f"{each.shown_at}  {each.to}: {', '.join(each.data)}. {each.why} ({each.law}; {each.outcome})"
