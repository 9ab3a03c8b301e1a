"""`leeszaal register diff`: what differs between two registers, in words."""

import json

import click

from leeszaal.privacy.documents.differences import differences
from leeszaal.privacy.documents.differences_told import as_record, tell, titles
from leeszaal.site.cli.register_sides import language_option, side


@click.command("diff")
@click.argument("before")
@click.argument("after")
@language_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, in both languages.")
def diff(before: str, after: str, language: str, as_json: bool) -> None:
    """Show what AFTER says otherwise than BEFORE: bases, terms, data, recipients, words.

    Each is a library's overlay (`almere`), `base`, the path of an overlay or of a whole register, a day, or one of
    these on a day: `almere@2024-06-01`. A day alone means the register that runs, as it was or will be on that day.
    """
    was, now = side(before), side(after)
    found = differences(was.register, now.register, before_on=was.day, after_on=now.day)
    if as_json:
        told = {"differences": [as_record(one) for one in found]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for line in tell(found, titles(was.register, now.register), language):
        click.echo(line)
