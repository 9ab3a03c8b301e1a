"""Whether an address is free to serve at."""

import socket


class PortTakenError(Exception):
    """Another program listens at this port; the message says which port and how to choose another."""


def refuse_when_taken(host: str, port: int, again: str, variable: str = "PORT") -> None:
    """Raise PortTakenError when the port cannot be had; `again` is the command to advise, as in ``make demo``.

    `variable` is the one in the environment that chooses this port.
    """
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            other = f"{variable}={8001 if variable == 'PORT' else 6001} {again}"
            raise PortTakenError(f"Port {port} is not for you to use. Choose another: {other}") from error
        except OSError as error:
            free = port + 1 if port < 65535 else 8001
            raise PortTakenError(
                f"Port {port} on {host} is taken by another program. Choose another: {variable}={free} {again}"
            ) from error
