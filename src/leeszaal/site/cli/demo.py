"""`leeszaal demo`: a library with invented people, to try everything."""

import json
from typing import Any, Literal

import click
import pyotp

from leeszaal.branches.models import Branch
from leeszaal.site import demo
from leeszaal.site.cli.serve import address_options, machine_options, open_library
from leeszaal.site.serving.machines import Machines
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
@machine_options
@click.option("--size", default="small", show_default=True, type=click.Choice(["small", "large"]))
@click.option("--seed", default=2026, show_default=True, type=int, help="The same seed makes the same library.")
def start(
    *,
    host: str,
    port: int,
    workers: int,
    sip2_host: str,
    sip2_port: int,
    sip2_processes: int,
    size: Literal["small", "large"],
    seed: int,
) -> None:
    """Fill an empty library, once, and open it.

    Small is for trying, large (a million records, five million past loans) for measuring. Size and seed do not change
    a library that is there already.
    """

    def fill(log: Log) -> bool:
        if Branch.objects.exists():
            log("Demo library: there already")
            return False
        log(f"Demo library: making it ({size}, seed {seed})")
        demo.load(size, seed, log)
        log("Demo library: made")
        return True

    machines = Machines(sip2_host, sip2_port, sip2_processes)
    open_library(Address(host, port, workers), machines, "make demo", fill, welcome=_welcome)


@command.command("accounts")
@click.option("--json", "as_json", is_flag=True, help="Print them as JSON.")
def accounts(as_json: bool) -> None:
    """Tell who can log in to the demo library, and how.

    Staff also need a code, as a telephone would show it: this prints the code of this half minute.
    """
    try:
        if as_json:
            click.echo(json.dumps(demo.accounts(), ensure_ascii=False, indent=2))
        else:
            _show_accounts()
    except demo.NoDemoError as error:
        raise click.ClickException("There is no demo library here. Make one with: make demo") from error


def _welcome() -> None:
    try:
        _show_accounts()
    except demo.NoDemoError:
        click.echo("\nThis library was not made here as a demo: log in with accounts of its own.")


def _show_accounts() -> None:
    for group, people in demo.accounts().items():
        if people:
            click.echo(f"\n{group}")
        for person in people:
            click.echo(_line(person))
    click.echo("\nCodes change every half minute; the next ones: .venv/bin/leeszaal demo accounts")


def _line(person: dict[str, Any]) -> str:
    """Put one account on a line, with the code of the moment in place of the secret that codes are made from."""
    shown = {name: value for name, value in person.items() if value and name != "totp_secret"}
    if secret := person.get("totp_secret"):
        shown["code"] = pyotp.TOTP(secret).now()
    return "  " + "  ".join(f"{name} {_words(value)}" for name, value in shown.items())


def _words(value: Any) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)
