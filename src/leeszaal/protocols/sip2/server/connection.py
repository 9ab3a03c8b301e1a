"""One machine's line: bytes in, one request at a time, answers in order, and an end when it misbehaves."""

import asyncio
from collections import deque
from typing import cast

from leeszaal.login.terminals import TerminalAccount
from leeszaal.protocols.sip2.codec import Frames, Malformed
from leeszaal.protocols.sip2.codec.messages import Login, LoginResponse, Message, ScStatus
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.server.conversation import Conversation, TooManyBadError
from leeszaal.protocols.sip2.server.hall import Hall
from leeszaal.protocols.sip2.server.limits import LARGEST_MESSAGE, MOST_AHEAD, MOST_WRONG_LOGINS
from leeszaal.protocols.sip2.server.patience import Patience
from leeszaal.protocols.sip2.server.tally import Ending

BEFORE_LOGIN = frozenset({Login, ScStatus})


class Connection(asyncio.Protocol):
    """Reads frames, has each carried out before it takes up the next, and writes each answer at once.

    While a request is carried out nothing more is read than what one read brought along, so that what a connection
    holds is bounded.
    """

    def __init__(self, hall: Hall, address: str) -> None:
        self.visit = Visit(address)
        self.patience = Patience(hall.limits, hall.loop.time())
        self._hall, self._time = hall, hall.loop.time
        self._frames = Frames(LARGEST_MESSAGE)
        self._waiting = deque[bytes]()
        self._conversation = Conversation()
        self._busy = self._paused = self._leaving = False
        self._wrong_logins = 0
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        self._transport = cast("asyncio.Transport", transport)
        self._hall.inside.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """End: what is under way is finished, and its answer goes nowhere."""
        self._waiting.clear()
        self._leaving = True
        self._hall.take_place(self)

    def data_received(self, data: bytes) -> None:
        """Take up what came in, or keep it until the request under way is answered."""
        if self._leaving:
            return
        try:
            frames = self._frames.feed(data)
        except Malformed:
            self.hang_up(Ending.TOO_LONG)
            return
        self._waiting.extend(frames)
        self.patience.heard(self._time(), whole=bool(frames), more=data[-1:] not in b"\r\n")
        if len(self._waiting) > MOST_AHEAD:
            self.hang_up(Ending.TOO_MANY)
        elif self._busy:
            self._pause()
        else:
            self._go_on()

    def eof_received(self) -> bool:
        """Answer what is under way when the other side has said its last; then close."""
        self._leaving = True
        return self._busy and not self._transport.get_extra_info("sslcontext")

    def pause_writing(self) -> None:
        """Take up nothing new while the other side does not read its answers."""
        self.patience.unread(self._time())

    def resume_writing(self) -> None:
        """Go on: the answers were read."""
        self.patience.was_read()
        self._go_on()

    def knows_as(self, account: TerminalAccount) -> None:
        """Take the machine for this account from here on."""
        self.visit.terminal = account
        self._conversation.encoding = account.encoding

    def hang_up(self, ending: Ending) -> None:
        """Close the line after what was written has gone out; a line that will not close is cut off."""
        if self._leaving:
            self._transport.abort()
            return
        self._hall.tally.ended(ending)
        self._leaving = True
        self._waiting.clear()
        self.patience.leaves(self._time())
        self._transport.close()

    def finish(self) -> bool:
        """Close the line once nothing is under way (the server closes); tell whether it is closed."""
        if not self._busy:
            self._transport.close()
        return not self._busy

    def cut(self) -> None:
        """Cut the line off."""
        self._transport.abort()

    def _go_on(self) -> None:
        """Take up what waits until something is under way or the other side does not read; then read on."""
        while self._waiting and not self._busy and not self.patience.is_unread:
            self._take_up(self._waiting.popleft())
        if self._paused and not self._busy and not self._leaving:
            self._paused = False
            self.patience.reads_on(self._time())
            self._transport.resume_reading()

    def _pause(self) -> None:
        if not self._paused:
            self._paused = True
            self._transport.pause_reading()

    def _take_up(self, frame: bytes) -> None:
        try:
            heard = self._conversation.hear(frame, self._time())
        except TooManyBadError:
            self.hang_up(Ending.BAD_MESSAGES)
            return
        except Exception as fault:
            self._hall.tally.failed(fault)
            self.hang_up(Ending.FAULT)
            return
        if isinstance(heard, bytes):
            self._transport.write(heard)
        elif self.visit.terminal is None and type(heard) not in BEFORE_LOGIN:
            self.hang_up(Ending.NOT_LOGGED_IN)
        else:
            self._busy = self.patience.is_busy = True
            self._hall.workroom.carry_out(heard, self.visit, self._answered)

    def _answered(self, answer: Message, final: bool) -> None:
        self._busy = self.patience.is_busy = False
        if self._transport.is_closing():
            return
        now = self._time()
        self.patience.answered(now, logged_in=self.visit.terminal is not None)
        self._transport.write(self._conversation.answer(answer, now, final=final))
        if final and type(answer) is LoginResponse:
            self._logged_in(answer.ok)
        if self._leaving:
            self._transport.close()
        else:
            self._go_on()

    def _logged_in(self, ok: bool) -> None:
        """Speak as the terminal does from here on, or count a wrong log-in."""
        if ok and self.visit.terminal:
            self.knows_as(self.visit.terminal)
            self._wrong_logins = 0
            return
        self._wrong_logins += 1
        if self._wrong_logins >= MOST_WRONG_LOGINS:
            self.hang_up(Ending.WRONG_LOGIN)
