"""What is done from time to time: end connections that keep us waiting, look at terminals again, write the tally."""

import asyncio
from functools import partial

from leeszaal.login.terminals import TerminalAccount, terminal_account
from leeszaal.protocols.sip2.server.hall import Hall
from leeszaal.protocols.sip2.server.tally import Ending

EVERY = 1.0
"""Seconds between two looks at how long connections keep us waiting; no limit is shorter in use."""


async def end_the_impatient(hall: Hall) -> None:
    """End every connection that has gone over one of its times, once a second, until cancelled."""
    while True:
        await asyncio.sleep(min(EVERY, hall.limits.message / 4))
        now = hall.loop.time()
        for connection in tuple(hall.inside):
            if ending := connection.patience.ending(now):
                connection.hang_up(ending)


async def look_again(hall: Hall) -> None:
    """Read the accounts of connected terminals again, and end the connections of those that were closed."""
    while True:
        await asyncio.sleep(hall.limits.look_again)
        hall.tally.write()
        terminals = frozenset(one.visit.terminal.id for one in hall.inside if one.visit.terminal)
        if not terminals:
            continue
        try:
            accounts = await hall.workroom.read(partial(_accounts, terminals))
        except Exception as fault:  # the database is away: everybody stays, and it is tried again later
            hall.tally.failed(fault)
            continue
        _apply(hall, accounts)


def _accounts(wanted: frozenset[int]) -> dict[int, TerminalAccount | None]:
    return {one: terminal_account(one) for one in wanted}


def _apply(hall: Hall, accounts: dict[int, TerminalAccount | None]) -> None:
    for connection in tuple(hall.inside):
        terminal = connection.visit.terminal
        if terminal is None or terminal.id not in accounts:
            continue
        if account := accounts[terminal.id]:
            connection.knows_as(account)
        else:
            connection.hang_up(Ending.CLOSED_TERMINAL)
