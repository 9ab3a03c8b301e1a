"""`leeszaal demo`: a library with invented people, to try everything."""

import json
from typing import Any, Literal

import click
from django.db import connection, transaction

from leeszaal.branches.models import Branch
from leeszaal.site import demo
from leeszaal.site.cli.ground import on_database
from leeszaal.site.cli.serve import address_options, open_library
from leeszaal.site.serving.opening import Address
from leeszaal.site.serving.preparing import Log


class StartsByDefault(click.Group):
    """A group whose verb `start` may be left out."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put `start` in front when no verb is named."""
        named = args and (args[0] in self.commands or args[0] == "--help")
        return super().parse_args(ctx, args if named else ["start", *args])


@click.group("demo", cls=StartsByDefault)
def command() -> None:
    """Open a library with invented people, to try everything. The verb `start` may be left out."""


@command.command("start")
@address_options
@click.option("--size", default="small", show_default=True, type=click.Choice(["small", "large"]))
@click.option("--seed", default=2026, show_default=True, type=int, help="The same seed makes the same library.")
def start(host: str, port: int, workers: int, size: Literal["small", "large"], seed: int) -> None:
    """Fill an empty library, once, and open it.

    Small is for trying, large (a million records, five million past loans) for measuring. Size and seed do not change
    a library that is there already.
    """

    def fill(log: Log) -> bool:
        if Branch.objects.exists():
            log("Demo library: there already")
            return False
        log(f"Demo library: making it ({size}, seed {seed})")
        with transaction.atomic():
            demo.load(size, seed, log)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        log("Demo library: made")
        return True

    open_library(Address(host, port, workers), "make demo", fill, welcome=_show_accounts)


@command.command("accounts")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
@on_database
def accounts(as_json: bool) -> None:
    """Tell who can log in to the demo library, and how."""
    if as_json:
        click.echo(json.dumps(demo.accounts(), ensure_ascii=False, indent=2))
    else:
        _show_accounts()


def _show_accounts() -> None:
    for group, people in demo.accounts().items():
        click.echo(f"\n{group}")
        for person in people:
            click.echo(_line(person))
    click.echo()


def _line(person: dict[str, Any]) -> str:
    return "  " + "  ".join(f"{name}: {value}" for name, value in person.items() if value not in ("", None))
