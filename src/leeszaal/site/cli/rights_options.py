"""What the verbs of `leeszaal rights` have in common: whom it is about, and where the answer goes."""

from pathlib import Path

import click

from leeszaal.patrons.models import Patron
from leeszaal.patrons.search import patron_by_card
from leeszaal.privacy.models import IdentityCheck
from leeszaal.site.cli.looking import operator_looks

card_option = click.option("--card", required=True, metavar="CARD", help="A card of the person, also an old one.")
output_option = click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the files for the person into this folder, which only its owner can read.",
)
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
checked_option = click.option(
    "--checked",
    type=click.Choice(IdentityCheck.How.values),
    default=IdentityCheck.How.DOCUMENT_SEEN.value,
    show_default=True,
    help="How it was checked who asks.",
)


def patron_of_card(number: str) -> Patron:
    """Give the patron of a card, and write down that the verb is about to look; ends with code 2 when there is none."""
    found = patron_by_card(number)
    if found is None:
        raise click.BadParameter("no member has a card with this number", param_hint="--card")
    operator_looks(found.patron_id, "rights")
    return found.patron
