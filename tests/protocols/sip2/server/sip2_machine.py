"""A self-service machine, and a server for it to talk to: real sockets, the real server, the test's own database."""

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

import uvloop

from leeszaal.protocols.sip2.codec import decode, encode
from leeszaal.protocols.sip2.codec.messages import (
    Algorithm,
    Checkin,
    CheckinResponse,
    Checkout,
    CheckoutResponse,
    Login,
    LoginResponse,
    Message,
    ScStatus,
)
from leeszaal.protocols.sip2.server.door import listen
from leeszaal.protocols.sip2.server.limits import Limits
from leeszaal.protocols.sip2.server.serving import serve

SECONDS = 120
STATUS = ScStatus(status_code="0", max_print_width=30, protocol_version="2.00")


@contextmanager
def served(limits: Limits | None = None, tls: ssl.SSLContext | None = None) -> Iterator[int]:
    """Serve SIP2 at a free port for the duration of the block; give the port."""
    (listening,) = listen("127.0.0.1", 0, shared=False)
    port: int = listening.getsockname()[1]
    loop, stop = uvloop.new_event_loop(), asyncio.Event()
    thread = threading.Thread(
        target=loop.run_until_complete, args=(serve([listening], stop, limits or Limits(), tls),), name="server"
    )
    thread.start()
    try:
        yield port
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(SECONDS)
        loop.close()
        assert not thread.is_alive()


class Machine:
    """One connection of a machine; its sequence numbers go round from 0 to 9."""

    def __init__(self, port: int, tls: ssl.SSLContext | None = None, source: str = "127.0.0.1") -> None:
        line = socket.create_connection(("127.0.0.1", port), SECONDS, source_address=(source, 0))
        self.line = tls.wrap_socket(line, server_hostname="localhost") if tls else line
        self.number = -1
        self._read = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.line.close()

    def log_in(self, login: str, password: str) -> "Machine":
        """Log in, or fail."""
        assert self.says_it_is(login, password), "wrong log-in"
        return self

    def says_it_is(self, login: str, password: str) -> bool:
        """Log in; tell whether that succeeded."""
        none = Algorithm.NONE
        answer = self.ask(Login(uid_algorithm=none, pwd_algorithm=none, login_user_id=login, login_password=password))
        assert isinstance(answer, LoginResponse)
        return answer.ok

    def check_out(self, card: str, barcode: str) -> CheckoutResponse:
        """Ask for a loan."""
        answer = self.ask(checkout(card, barcode))
        assert isinstance(answer, CheckoutResponse)
        return answer

    def check_in(self, barcode: str) -> CheckinResponse:
        """Give an item back."""
        answer = self.ask(checkin(barcode))
        assert isinstance(answer, CheckinResponse)
        return answer

    def ask(self, message: Message) -> Message:
        """Send a message with the next sequence number and a checksum; give the answer, which has the same number."""
        self.number = (self.number + 1) % 10
        self.send(encode(message, sequence=self.number, checksum=True))
        received = decode(self.hear())
        assert received.sequence == self.number
        assert received.checksum == "right"
        return received.message

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.line.sendall(data)

    def hear(self) -> bytes:
        """Give the next message without its end; b"" when the server has closed the connection."""
        while b"\r" not in self._read:
            try:
                data = self.line.recv(65536)
            except ConnectionResetError:
                data = b""
            if not data:
                return b""
            self._read += data
        message, _, self._read = self._read.partition(b"\r")
        return message

    def hear_now(self) -> bytes | None:
        """Give what `hear` gives, or None when nothing comes within the time-out of the line."""
        try:
            return self.hear()
        except TimeoutError:
            return None

    def is_cut_off(self, within: float = SECONDS) -> bool:
        """Wait until the server closes the connection; tell whether it did."""
        self.line.settimeout(within)
        try:
            return self.hear() == b""
        except TimeoutError:
            return False


def checkout(card: str, barcode: str) -> Checkout:
    """The wish to take an item home."""
    return Checkout(
        sc_renewal_policy=False,
        no_block=False,
        transaction_date=None,
        nb_due_date=None,
        patron_identifier=card,
        item_identifier=barcode,
    )


def checkin(barcode: str) -> Checkin:
    """The news that an item came back."""
    return Checkin(no_block=False, transaction_date=None, return_date=None, item_identifier=barcode)


def wait_until(is_so: Callable[[], bool], within: float = SECONDS) -> bool:
    """Wait until something is so; tell whether it became so in time."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        if is_so():
            return True
        time.sleep(0.02)
    return False
