"""How much one connection, one address and all together may ask of us, and how long."""

from dataclasses import dataclass

LARGEST_MESSAGE = 8192
"""Bytes; the largest that machines send is a tenth of it."""

MOST_AHEAD = 32
"""Messages that may wait on one connection while an earlier one is carried out; the standard allows none."""

MOST_BAD = 5
"""Messages in a row that cannot be read, after which the connection is closed."""

MOST_WRONG_LOGINS = 3

REPEAT_SECONDS = 60.0
"""How long the same bytes with the same sequence number are taken for a repeat of the last request."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What may differ between installations, and in tests. Times are in seconds."""

    connections: int = 500
    per_address: int = 100
    log_in: float = 30.0
    message: float = 30.0
    reading: float = 30.0
    idle: float = 15 * 60.0
    handshake: float = 10.0
    closing: float = 5.0
    look_again: float = 60.0
