"""Letting connections in: counted before the first byte, so that half a TLS handshake takes a place as well."""

import asyncio
import contextlib
import socket
import ssl
from ipaddress import IPv6Address, ip_address

from leeszaal.login.throttle import one_address
from leeszaal.protocols.sip2.server.connection import Connection
from leeszaal.protocols.sip2.server.hall import Hall
from leeszaal.protocols.sip2.server.tally import Ending

BACKLOG = 512
SILENCE_BEFORE_ASKING = 60
"""Seconds after which the kernel asks whether a silent machine is still there; it asks four times."""


def listen(host: str, port: int, *, shared: bool) -> list[socket.socket]:
    """Listen at every address of the host; `shared` lets processes of the same user listen side by side.

    Raises OSError when an address cannot be had.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    sockets: list[socket.socket] = []
    with contextlib.ExitStack() as undo:
        for family, kind, protocol, _, address in dict.fromkeys(found):
            one = undo.enter_context(socket.socket(family, kind, protocol))
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if shared:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            if family == socket.AF_INET6:
                one.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
            one.setblocking(False)
            one.bind(address)
            one.listen(BACKLOG)
            sockets.append(one)
        undo.pop_all()
    return sockets


class Door:
    """Accepts connections on listening sockets, as long as there is room."""

    def __init__(self, hall: Hall, tls: ssl.SSLContext | None) -> None:
        self._hall, self._tls = hall, tls
        self._coming = set[asyncio.Task[None]]()

    async def receive(self, listening: socket.socket) -> None:
        """Let connections in until cancelled."""
        while True:
            try:
                line, peer = await self._hall.loop.sock_accept(listening)
            except OSError:  # gone already, or no handle left for it
                await asyncio.sleep(0.1)
                continue
            self._meet(line, _address(str(peer[0])))

    def close(self) -> None:
        """Stop opening connections."""
        for task in self._coming:
            task.cancel()

    def _meet(self, line: socket.socket, address: str) -> None:
        if refusal := self._hall.refusal(address):
            self._hall.tally.ended(refusal)
            line.close()
            return
        connection = Connection(self._hall, address)
        self._hall.give_place(connection)
        task = self._hall.loop.create_task(self._let_in(line, connection))
        self._coming.add(task)
        task.add_done_callback(self._coming.discard)

    async def _let_in(self, line: socket.socket, connection: Connection) -> None:
        try:
            _prepare(line)
            await self._hall.loop.connect_accepted_socket(
                lambda: connection,
                line,
                ssl=self._tls,
                ssl_handshake_timeout=self._hall.limits.handshake if self._tls else None,
            )
        except OSError:
            self._hall.tally.ended(Ending.NO_TLS if self._tls else Ending.GONE)
            line.close()
            self._hall.take_place(connection)


def _prepare(line: socket.socket) -> None:
    """Send answers at once, and notice a machine whose cable was pulled."""
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, SILENCE_BEFORE_ASKING)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 15)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 4)


def _address(peer: str) -> str:
    """Give what counts as one address; an IPv4 address in the clothes of IPv6 is itself."""
    parsed = ip_address(peer.partition("%")[0])
    mapped = parsed.ipv4_mapped if isinstance(parsed, IPv6Address) else None
    return one_address(str(mapped or parsed))
