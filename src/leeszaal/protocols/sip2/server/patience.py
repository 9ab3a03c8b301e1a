"""How long a connection may keep us waiting. Moments are in seconds of a clock that only goes up."""

from leeszaal.protocols.sip2.server.limits import Limits
from leeszaal.protocols.sip2.server.tally import Ending


class Patience:
    """The moments that matter of one connection; looked at once a second, not by a timer for each message."""

    __slots__ = (
        "_began_at",
        "_heard_at",
        "_leaves_at",
        "_limits",
        "_logged_in",
        "_started_at",
        "_unread_at",
        "is_busy",
    )

    def __init__(self, limits: Limits, now: float) -> None:
        self._limits = limits
        self._started_at = self._heard_at = now
        self._began_at = self._unread_at = self._leaves_at = 0.0
        self._logged_in = False
        self.is_busy = False

    @property
    def is_unread(self) -> bool:
        """Whether the other side leaves our answers unread."""
        return self._unread_at > 0

    def heard(self, now: float, *, whole: bool, more: bool) -> None:
        """Note that bytes came in: with whole messages or not, with the beginning of another behind them or not."""
        self._heard_at = now
        if not more:
            self._began_at = 0.0
        elif whole or not self._began_at:
            self._began_at = now

    def answered(self, now: float, *, logged_in: bool) -> None:
        """Note that a request was answered; who is no longer logged in has the time of a newcomer to do it again."""
        self._heard_at = now
        if self._logged_in and not logged_in:
            self._started_at = now
        self._logged_in = logged_in

    def reads_on(self, now: float) -> None:
        """Note that we read again: a message cut in two by our pause gets its full time."""
        if self._began_at:
            self._began_at = now

    def unread(self, now: float) -> None:
        """Note that answers pile up."""
        self._unread_at = now

    def was_read(self) -> None:
        """Note that the pile is gone."""
        self._unread_at = 0.0

    def leaves(self, now: float) -> None:
        """Note that the line is being closed."""
        self._leaves_at = now

    def ending(self, now: float) -> Ending | None:
        """Tell why the connection must end now, or None."""
        limits = self._limits
        if self._leaves_at:
            return Ending.NOT_READING if now - self._leaves_at > limits.closing else None
        if self._unread_at and now - self._unread_at > limits.reading:
            return Ending.NOT_READING
        if self.is_busy:
            return None
        if not self._logged_in and now - self._started_at > limits.log_in:
            return Ending.LATE_LOGIN
        if self._began_at and now - self._began_at > limits.message:
            return Ending.SLOW
        return Ending.IDLE if now - self._heard_at > limits.idle else None
