"""The processes that self-service machines talk to (SIP2), side by side at one port."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass

from leeszaal.site.serving import children
from leeszaal.site.serving.children import Child


@dataclass(frozen=True)
class Machines:
    """Where SIP2 is served, by how many processes; with none it is not served."""

    host: str
    port: int
    processes: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"


def start(machines: Machines, more: Sequence[str] = ()) -> list[Child]:
    """Start the processes, with more options of `leeszaal sip2` when given."""
    words = ("--host", machines.host, "--port", str(machines.port), "--beside", *more)
    return [children.start("SIP2", "leeszaal.site.cli", "sip2", *words) for _ in range(machines.processes)]


def answers(machines: Machines) -> bool:
    """Tell whether machines can connect, or need not."""
    if not machines.processes:
        return True
    try:
        socket.create_connection((machines.host, machines.port), timeout=5).close()
    except OSError:
        return False
    return True
