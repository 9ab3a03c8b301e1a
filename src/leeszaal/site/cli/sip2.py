"""`leeszaal sip2`: serve self-service machines."""

import asyncio
import gc
import signal
import socket
import ssl
from collections.abc import Sequence
from pathlib import Path

import click
import uvloop
from django.utils import timezone

from leeszaal.circulation.queries import read_house
from leeszaal.privacy.access import serve_as
from leeszaal.protocols.sip2.server.door import listen
from leeszaal.protocols.sip2.server.limits import Limits
from leeszaal.protocols.sip2.server.serving import serve
from leeszaal.protocols.sip2.server.tls import CertificateError, tls_context
from leeszaal.site.cli.ground import on_database, refuse_when_wrong
from leeszaal.site.serving import machines
from leeszaal.site.serving.machines import Machines
from leeszaal.site.serving.opening import ServingFailedError, keep
from leeszaal.site.serving.ports import PortTakenError, refuse_when_taken

USUAL = Limits()


@click.command("sip2")
@click.option("--host", default="127.0.0.1", show_default=True, envvar="SIP2_HOST", show_envvar=True)
@click.option(
    "--port", default=6001, show_default=True, envvar="SIP2_PORT", show_envvar=True, type=click.IntRange(1, 65535)
)
@click.option(
    "--processes",
    default=1,
    show_default=True,
    envvar="SIP2_PROCESSES",
    show_envvar=True,
    type=click.IntRange(1),
    help="Processes side by side at the same port.",
)
@click.option(
    "--tls-cert",
    envvar="SIP2_TLS_CERT",
    show_envvar=True,
    type=click.Path(path_type=Path),
    help="PEM file with the certificate and its chain; machines then speak TLS.",
)
@click.option(
    "--tls-key", envvar="SIP2_TLS_KEY", show_envvar=True, type=click.Path(path_type=Path), help="PEM file with its key."
)
@click.option(
    "--connections",
    default=USUAL.connections,
    show_default=True,
    type=click.IntRange(1),
    help="The most at a time, for each process.",
)
@click.option(
    "--per-address", default=USUAL.per_address, show_default=True, type=click.IntRange(1), help="Those of one address."
)
@click.option(
    "--idle-minutes",
    default=USUAL.idle / 60,
    show_default=True,
    type=click.FloatRange(min=0, min_open=True),
    help="Silence after which a machine is disconnected.",
)
@click.option("--beside", is_flag=True, hidden=True, help="This is one of the processes side by side.")
@on_database
def command(
    *,
    host: str,
    port: int,
    processes: int,
    tls_cert: Path | None,
    tls_key: Path | None,
    connections: int,
    per_address: int,
    idle_minutes: float,
    beside: bool,
) -> None:
    """Serve machines that speak SIP2 (version 2.00) until Ctrl-C or SIGTERM; requests under way are answered first.

    Machines log in with an account of their own. Serve other machines than this one over TLS, or through a tunnel.
    """
    where = Machines(host, port, processes)
    limits = Limits(connections=connections, per_address=per_address, idle=idle_minutes * 60)
    try:
        tls = _tls(tls_cert, tls_key)
        if not beside:
            refuse_when_taken(host, port, "leeszaal sip2", "SIP2_PORT")
        if beside or processes == 1:
            _serve(where, limits, tls, beside=beside)
        else:
            _keep(where, limits, tls_cert, tls_key)
    except (CertificateError, PortTakenError, ServingFailedError) as error:
        raise click.ClickException(str(error)) from error


def _tls(certificate: Path | None, key: Path | None) -> ssl.SSLContext | None:
    if certificate and key:
        return tls_context(certificate, key)
    if certificate or key:
        raise CertificateError("TLS needs both a certificate and its key.")
    return None


def _keep(where: Machines, limits: Limits, certificate: Path | None, key: Path | None) -> None:
    """Keep several processes of this command, with the same options."""
    words = ["--connections", str(limits.connections), "--per-address", str(limits.per_address)]
    words += ["--idle-minutes", str(limits.idle / 60)]
    if certificate and key:
        words += ["--tls-cert", str(certificate), "--tls-key", str(key)]
    keep(lambda: machines.start(where, words), lambda: machines.answers(where), lambda: click.echo(f"SIP2: {where}"))


def _serve(where: Machines, limits: Limits, tls: ssl.SSLContext | None, *, beside: bool) -> None:
    refuse_when_wrong("SIP2")
    serve_as("sip2")
    read_house(timezone.localdate())
    try:
        sockets = listen(where.host, where.port, shared=beside)
    except OSError as error:
        raise click.ClickException(f"SIP2 cannot be served at {where}: {error.strerror}.") from error
    if not beside:
        click.echo(f"SIP2: {where}")
    _keep_collector_off_what_stays()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(_until_asked(sockets, limits, tls))


async def _until_asked(sockets: Sequence[socket.socket], limits: Limits, tls: ssl.SSLContext | None) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await serve(sockets, stop, limits, tls)


def _keep_collector_off_what_stays() -> None:
    """Take all that was loaded out of sight of the garbage collector: going through it costs a pause of 50 ms."""
    gc.collect()
    gc.freeze()
