"""Whether an address is free to serve at."""

import socket


class PortTakenError(Exception):
    """Another program listens at this port; the message says which port and how to choose another."""


def refuse_when_taken(host: str, port: int, again: str) -> None:
    """Raise PortTakenError when the port cannot be had; `again` is the command to advise, as in ``make demo``."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError as error:
            raise PortTakenError(f"Port {port} is not for you to use. Choose another: PORT=8001 {again}") from error
        except OSError as error:
            free = port + 1 if port < 65535 else 8001
            raise PortTakenError(
                f"Port {port} on {host} is taken by another program. Choose another: PORT={free} {again}"
            ) from error
