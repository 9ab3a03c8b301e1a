"""`leeszaal serve`: open the library."""

from collections.abc import Callable
from typing import Any

import click

from leeszaal.site.cli.ground import database
from leeszaal.site.home import home
from leeszaal.site.serving.opening import Address, ServingFailedError, keep_open
from leeszaal.site.serving.ports import PortTakenError, refuse_when_taken
from leeszaal.site.serving.preparing import Log, prepare, prepare_search


def address_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where the pages are served."""
    port = click.IntRange(1, 65535)
    verb = click.option("--workers", default=2, show_default=True, type=click.IntRange(1), help="Processes for pages.")(
        verb
    )
    verb = click.option("--port", default=8000, show_default=True, envvar="PORT", show_envvar=True, type=port)(verb)
    return click.option("--host", default="127.0.0.1", show_default=True, help="Address of this machine to serve at.")(
        verb
    )


@click.command("serve")
@address_options
def command(host: str, port: int, workers: int) -> None:
    """Open the library: start the database, bring it up to date, serve pages, run jobs.

    Ctrl-C or SIGTERM closes it with exit code 0. Exit code 1, with the reason, when it cannot open.
    """
    open_library(Address(host, port, workers), again="leeszaal serve")


def open_library(
    address: Address,
    again: str,
    fill: Callable[[Log], bool] = lambda log: False,
    welcome: Callable[[], None] = lambda: None,
) -> None:
    """Open the library at the address until somebody closes it.

    `fill` runs once the database is right and tells whether it filled the catalogue; `welcome` when pages answer.
    """
    log = Log()
    try:
        refuse_when_taken(address.host, address.port, again)
        log(f"Database: starting (state is kept in {home()})")
        with database():
            prepare(log)
            prepare_search(log, anew=fill(log))
            keep_open(address, lambda: _announce(address, log, welcome))
            log("Closing")
        log("Closed")
    except (PortTakenError, ServingFailedError) as error:
        raise click.ClickException(str(error)) from error


def _announce(address: Address, log: Log, welcome: Callable[[], None]) -> None:
    log(f"Open: {address}")
    welcome()
    click.echo("Ctrl-C closes the library.")
