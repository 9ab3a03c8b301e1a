"""`leeszaal bench`: measure, each figure with its limit beside it."""

import importlib
import sys

import click

from leeszaal.site.home import SOURCES

PARTS = ("sip2", "search", "web", "guard", "retention", "marc", "growth", "memory")


@click.command("bench")
@click.argument("part", required=False, type=click.Choice(PARTS))
@click.option(
    "--records",
    type=click.IntRange(1, 1_000_000),
    help="Size of the library to measure in, made at first use; by default the largest that is there, else 1,000,000.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON list.")
@click.option("--write", is_flag=True, help="Put the figures in docs/measurements.md of the source tree as well.")
def command(*, part: str | None, records: int | None, as_json: bool, write: bool) -> None:
    """Measure PART, or every part, and show each figure beside its limit, their ratio and the goal.

    Measuring happens in a library of invented people that is kept in LEESZAAL_HOME/bench; a million records take about
    a quarter of an hour to make and 7 GB of disk. Exit code 1 when something could not be measured; a goal that was
    missed is told in the table.
    """
    if not (SOURCES / "bench" / "run.py").exists():
        raise click.ClickException("What measures lies in bench/ of the source tree, and this program runs without it.")
    sys.path.insert(0, str(SOURCES))
    importlib.import_module("bench.run").run(part, records, as_json=as_json, write=write)
