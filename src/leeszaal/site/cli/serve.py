"""`leeszaal serve`: open the library."""

from collections.abc import Callable
from typing import Any

import click

from leeszaal.site.cli.ground import database
from leeszaal.site.home import home
from leeszaal.site.serving.machines import Machines
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


def machine_options(verb: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that say where self-service machines connect."""
    for name, default, kind, told in (
        ("processes", 1, click.IntRange(0), "Processes for SIP2; 0 for none."),
        ("port", 6001, click.IntRange(1, 65535), "Port of SIP2."),
        ("host", "127.0.0.1", str, "Address of this machine to serve SIP2 at."),
    ):
        envvar = f"SIP2_{name.upper()}"
        verb = click.option(
            f"--sip2-{name}",
            default=default,
            type=kind,
            envvar=envvar,
            show_envvar=True,
            show_default=True,
            help=told,
        )(verb)
    return verb


@click.command("serve")
@address_options
@machine_options
def command(*, host: str, port: int, workers: int, sip2_host: str, sip2_port: int, sip2_processes: int) -> None:
    """Open the library: start the database, bring it up to date, serve pages and machines, run jobs.

    Ctrl-C or SIGTERM closes it with exit code 0. Exit code 1, with the reason, when it cannot open.
    """
    open_library(Address(host, port, workers), Machines(sip2_host, sip2_port, sip2_processes), "leeszaal serve")


def open_library(
    address: Address,
    machines: Machines,
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
        if machines.processes:
            refuse_when_taken(machines.host, machines.port, again, "SIP2_PORT")
        log(f"Database: starting (state is kept in {home()})")
        with database():
            prepare(log)
            prepare_search(log, anew=fill(log))
            keep_open(address, machines, lambda: _announce(address, machines, log, welcome))
            log("Closing")
        log("Closed")
    except (PortTakenError, ServingFailedError) as error:
        raise click.ClickException(str(error)) from error


def _announce(address: Address, machines: Machines, log: Log, welcome: Callable[[], None]) -> None:
    log(f"Open: {address}")
    if machines.processes:
        log(f"SIP2: {machines}")
    welcome()
    click.echo("Ctrl-C closes the library.")
