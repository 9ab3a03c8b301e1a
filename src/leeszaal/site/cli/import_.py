"""`leeszaal import marc`: take files of MARC 21 into the catalogue."""

import gc
import json
import sys
from dataclasses import asdict
from pathlib import Path

import click
from click._termui_impl import ProgressBar
from django.utils import timezone

from leeszaal.catalogue.importing import ItemFields, MatchPoint, OnMatch, Options, Report, import_marc
from leeszaal.catalogue.marc.reading import Syntax
from leeszaal.site.cli.ground import on_database

_SHOWN = 50
_OBJECTS_BETWEEN_SWEEPS = 500_000


@click.group("import")
def command() -> None:
    """Take records into the catalogue."""


class _MatchPoints(click.ParamType[tuple[MatchPoint, ...]]):
    name = "points"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[MatchPoint, ...]:
        """Read a list with commas."""
        try:
            return tuple(MatchPoint(part.strip()) for part in str(value).split(","))
        except ValueError as error:
            self.fail(f"{error}; choose from {', '.join(MatchPoint)}", param, ctx)


class _ItemFields(click.ParamType[ItemFields]):
    name = "field"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> ItemFields:
        """Read a field with its subfields."""
        try:
            return ItemFields.parse(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


@command.command("marc")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option(
    "--match",
    type=_MatchPoints(),
    default="control-number",
    show_default=True,
    help="By what a record is recognised, in this order: control-number, isbn.",
)
@click.option(
    "--on-match",
    type=click.Choice([each.value for each in OnMatch]),
    default=OnMatch.UPDATE.value,
    show_default=True,
    help="What to do with a record that the catalogue has in another state.",
)
@click.option(
    "--items-from",
    type=_ItemFields(),
    help="The field that describes copies: 952, 949 or 852, or with its subfields: "
    "949:barcode=i,branch=m,call_number=a,shelf=l,price=p,note=n.",
)
@click.option("--branch", default="", metavar="CODE", help="The branch of copies that name none.")
@click.option(
    "--syntax",
    type=click.Choice(["auto", *(each.value for each in Syntax)]),
    default="auto",
    show_default=True,
    help="How the files are written.",
)
@click.option("--dry-run", is_flag=True, help="Tell what would happen and change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
@on_database
def marc(
    *,
    files: tuple[Path, ...],
    match: tuple[MatchPoint, ...],
    on_match: str,
    items_from: ItemFields | None,
    branch: str,
    syntax: str,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Take in the records of these files: ISO 2709 (UTF-8 or MARC-8) or MARCXML, also packed with gzip, of any size.

    A record that cannot go in is skipped and told with its place (its number in the file) and the reason. Taking the
    same files in again changes nothing. Exit code 1 when a file could not be read.
    """
    # Records are many small objects without cycles: looking through them for cycles took a third of the time.
    gc.set_threshold(_OBJECTS_BETWEEN_SWEEPS)
    chosen = None if syntax == "auto" else Syntax(syntax)
    options = Options(match, OnMatch(on_match), items_from, branch, chosen, dry_run)
    size = sum(file.stat().st_size for file in files if file.is_file())
    try:
        with _progress(size, quiet=as_json) as bar:
            report = import_marc(files, options, now=timezone.now(), progress=bar.update)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(_as_json(report) if as_json else _in_words(report, dry_run))
    for file in report.unreadable:
        click.echo(f"Cannot read {file.file}: {file.reason}", err=True)
    if report.unreadable:
        raise click.exceptions.Exit(1)


def _progress(size: int, *, quiet: bool) -> "ProgressBar[int]":
    hidden = quiet or not sys.stderr.isatty()
    return click.progressbar(length=size, label="Reading", file=sys.stderr, hidden=hidden)


def _as_json(report: Report) -> str:
    counts = {name: getattr(report, name) for name in ("read", "added", "updated", "unchanged")}
    return json.dumps(counts | {"skipped": [asdict(each) for each in report.skipped]}, ensure_ascii=False)


def _in_words(report: Report, dry_run: bool) -> str:
    lines = [f"{report.read:>9} records read"]
    lines += [f"{getattr(report, name):>9} {name}" for name in ("added", "updated", "unchanged")]
    lines += [f"{report.items_added:>9} copies added"] if report.items_added else []
    lines += [f"{len(report.skipped):>9} skipped"]
    lines += [f"  {each.file}, record {each.position}: {each.reason}" for each in report.skipped[:_SHOWN]]
    if len(report.skipped) > _SHOWN:
        lines.append(f"  and {len(report.skipped) - _SHOWN} more; --json lists them all")
    return "\n".join(["This was a dry run: nothing has changed.", *lines] if dry_run else lines)
