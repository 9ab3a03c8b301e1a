"""`leeszaal register statement`: print the statement for the public, publish it, tell members that it changed."""

import json
from pathlib import Path

import click
from django.utils import timezone

from leeszaal.notices.announcing import NothingToAnnounceError, begin
from leeszaal.notices.tasks import announce_statement
from leeszaal.opac.statement_documents import as_html, as_markdown
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.statement import versions
from leeszaal.privacy.statement.content import content
from leeszaal.site.cli.ground import database
from leeszaal.site.cli.register_sides import language_option, library_option, load_or_fail


@click.command("statement")
@library_option
@language_option
@click.option("--format", "form", default="md", show_default=True, type=click.Choice(["md", "html", "json"]))
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write it to this file.")
@click.option("--publish", is_flag=True, help="Keep the statement that runs as a new version, when it changed.")
@click.option("--announce", type=int, metavar="VERSION", help="Tell every member of this version, each once.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
def statement(
    library: str | None,
    language: str,
    form: str,
    output: Path | None,
    *,
    publish: bool,
    announce: int | None,
    as_json: bool,
) -> None:
    """Print the privacy statement that follows from the register, as it holds today. Needs no database.

    Opening the library publishes a statement that changed by itself; --publish does it without opening. Members are
    told only when somebody says so: --announce, or the same on the page of the office.
    """
    if publish or announce is not None:
        with database():
            _publish(as_json) if publish else None
            _announce(announce, as_json) if announce is not None else None
        return
    written = _written(library, language, "json" if as_json else form)
    if output is None:
        click.echo(written, nl=False)
    else:
        output.write_text(written, encoding="utf-8")


def _written(library: str | None, language: str, form: str) -> str:
    told = content(load_or_fail(library), claimed(), language, timezone.localdate())
    if form == "json":
        return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
    return as_html(told, language) if form == "html" else as_markdown(told, language)


def _publish(as_json: bool) -> None:
    made = versions.publish(register(), claimed(), timezone.now())
    latest = made or versions.latest()
    number = latest.number if latest else 0
    if as_json:
        click.echo(json.dumps({"version": number, "published": made is not None}))
    else:
        click.echo(f"Version {number} is published." if made else f"Nothing changed since version {number}.")


def _announce(number: int, as_json: bool) -> None:
    try:
        begin(number, timezone.now())
    except NothingToAnnounceError as error:
        reason = f"Version {number} is not a change that members still have to be told of."
        raise click.ClickException(reason) from error
    announce_statement.defer(number=number)
    if as_json:
        click.echo(json.dumps({"version": number, "announcing": True}))
    else:
        click.echo(f"Members are being told of version {number}, by the jobs of the library.")
