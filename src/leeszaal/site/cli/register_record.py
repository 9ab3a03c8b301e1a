"""`leeszaal register record`: the record of processing activities of article 30(1), as a file."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import click
from django.conf import settings
from django.utils import timezone

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.documents.record import record as record_of
from leeszaal.privacy.documents.record_dpv import as_jsonld
from leeszaal.privacy.documents.record_sheet import as_csv, as_xlsx
from leeszaal.privacy.register import Register
from leeszaal.site.cli.register_sides import language_option, library_option, load_or_fail

SEPARATORS = {"comma": ",", "semicolon": ";"}
FORMATS: dict[str, Callable[[Register, str, str], bytes]] = {
    "xlsx": lambda register, language, _: as_xlsx(record_of(register, claimed(), language, timezone.localdate())),
    "csv": lambda register, language, separator: as_csv(
        record_of(register, claimed(), language, timezone.localdate()), SEPARATORS[separator]
    ),
    "jsonld": lambda register, *_: _jsonld(register),
}


@click.command("record")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="xlsx", show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file; the output unless given.")
@click.option(
    "--separator",
    type=click.Choice(list(SEPARATORS)),
    default="comma",
    show_default=True,
    help="Between the values of CSV; a Dutch spreadsheet opens one with semicolons.",
)
@language_option
@library_option
def record(format_: str, output: Path | None, separator: str, language: str, library: str | None) -> None:
    """Make the record of processing activities (article 30(1) GDPR), with the terms that hold today.

    JSON-LD is in terms of the W3C Data Privacy Vocabulary and holds both languages.
    """
    made = FORMATS[format_](load_or_fail(library), language, separator)
    if output is not None:
        output.write_bytes(made)
        click.echo(f"Written: {output}", err=True)
    elif format_ == "xlsx" and sys.stdout.isatty():
        raise click.UsageError("A workbook cannot be shown here. Name a file: --output record.xlsx")
    else:
        click.echo(made, nl=False)


def _jsonld(register: Register) -> bytes:
    document = as_jsonld(register, timezone.localdate(), f"{settings.PUBLIC_URL}/privacy/")
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"
