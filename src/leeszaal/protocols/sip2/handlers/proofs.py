"""Which patrons have shown their password on this connection, for five minutes.

A machine sends the password again with every message, and checking one costs a tenth of a second on purpose. So a right
one is remembered, as a hash under a key that is drawn when the process starts and never leaves it: what is kept tells
nobody a card number or a password, and nothing of it outlives the process or the connection.
"""

import hashlib
import hmac
import secrets
import time
from collections.abc import Callable

REMEMBERED_FOR = 300.0
"""Seconds."""

MOST = 32
"""A machine serves one patron at a time; the oldest proof makes room when more are shown."""

_KEY = secrets.token_bytes(32)


class Proofs:
    """The passwords shown on one connection; `clock` gives seconds that only go up."""

    __slots__ = ("_clock", "_shown")

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._shown: dict[bytes, tuple[bytes, float]] = {}

    def holds(self, card: str, password: str) -> bool:
        """Tell whether this password was shown for this card less than five minutes ago."""
        shown = self._shown.get(_sealed(card))
        if shown is None or self._clock() > shown[1]:
            return False
        return hmac.compare_digest(shown[0], _sealed(card, password))

    def keep(self, card: str, password: str) -> None:
        """Remember that this password is right for this card."""
        self._shown.pop(_sealed(card), None)
        while len(self._shown) >= MOST:
            del self._shown[next(iter(self._shown))]
        self._shown[_sealed(card)] = (_sealed(card, password), self._clock() + REMEMBERED_FOR)

    def forget(self, card: str) -> None:
        """Forget what was shown for this card."""
        self._shown.pop(_sealed(card), None)


def _sealed(*texts: str) -> bytes:
    return hmac.digest(_KEY, "\0".join(texts).encode("utf-8", "surrogatepass"), hashlib.sha256)
