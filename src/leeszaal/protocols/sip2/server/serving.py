"""One process of SIP2, from its first listening socket to its last answer."""

import asyncio
import socket
import ssl
from collections.abc import Sequence

from leeszaal.protocols.sip2.server.door import Door
from leeszaal.protocols.sip2.server.hall import Hall
from leeszaal.protocols.sip2.server.limits import Limits
from leeszaal.protocols.sip2.server.rounds import end_the_impatient, look_again
from leeszaal.protocols.sip2.server.tally import Tally
from leeszaal.protocols.sip2.server.workroom import Workroom


async def serve(
    sockets: Sequence[socket.socket], stop: asyncio.Event, limits: Limits, tls: ssl.SSLContext | None = None
) -> None:
    """Serve machines at these listening sockets until told to stop; then finish what is under way."""
    loop = asyncio.get_running_loop()
    tally = Tally()
    workroom = Workroom(loop, tally)
    loop.set_exception_handler(lambda _, context: tally.failed(context.get("exception") or RuntimeError()))
    hall = Hall(loop, limits, workroom, tally)
    door = Door(hall, tls)
    tasks = [loop.create_task(door.receive(one)) for one in sockets]
    tasks += [loop.create_task(end_the_impatient(hall)), loop.create_task(look_again(hall))]
    try:
        await stop.wait()
    finally:
        door.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for one in sockets:
            one.close()
        await _see_out(hall)
        await asyncio.to_thread(workroom.close)
        tally.write()


async def _see_out(hall: Hall) -> None:
    """Close each connection once its request is answered; cut off what is left after a while."""
    until = hall.loop.time() + hall.limits.closing
    while hall.inside and hall.loop.time() < until:
        for connection in tuple(hall.inside):
            connection.finish()
        await asyncio.sleep(0.02)
    for connection in tuple(hall.inside):
        connection.cut()
