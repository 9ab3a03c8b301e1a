"""What the connections of one process share, and who is inside."""

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leeszaal.protocols.sip2.server.limits import Limits
from leeszaal.protocols.sip2.server.tally import Ending, Tally
from leeszaal.protocols.sip2.server.workroom import Workroom

if TYPE_CHECKING:
    from leeszaal.protocols.sip2.server.connection import Connection


@dataclass(slots=True)
class Hall:
    """The loop, the limits, the workroom, the tally, and the connections that are open.

    A connection takes a place from before its TLS handshake until its line is gone; it is `inside` while it can speak.
    """

    loop: asyncio.AbstractEventLoop
    limits: Limits
    workroom: Workroom
    tally: Tally
    inside: "set[Connection]" = field(default_factory=set)
    _places: "set[Connection]" = field(default_factory=set)
    _addresses: Counter[str] = field(default_factory=Counter)

    def refusal(self, address: str) -> Ending | None:
        """Tell why nobody more may come in from this address, or None."""
        if len(self._places) >= self.limits.connections:
            return Ending.CROWDED
        if self._addresses[address] >= self.limits.per_address:
            return Ending.CROWDED_ADDRESS
        return None

    def give_place(self, connection: "Connection") -> None:
        """Count a connection that is being opened."""
        self._places.add(connection)
        self._addresses[connection.visit.address] += 1

    def take_place(self, connection: "Connection") -> None:
        """Count out a connection that is gone, or was never opened; a second time changes nothing."""
        self.inside.discard(connection)
        if connection not in self._places:
            return
        self._places.remove(connection)
        address = connection.visit.address
        self._addresses[address] -= 1
        if not self._addresses[address]:
            del self._addresses[address]
