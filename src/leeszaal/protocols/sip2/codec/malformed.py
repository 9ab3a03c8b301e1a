"""What cannot be read as a message, and why. Nothing here repeats what was sent, for that may be about a person."""

from enum import StrEnum


class Reason(StrEnum):
    """Why bytes are not a message."""

    NO_CODE = "no message code"
    UNKNOWN_CODE = "unknown message code"
    TOO_SHORT = "cut off in the fixed fields"
    TOO_LONG = "too long"


class Malformed(ValueError):
    """These bytes are no message of SIP2; the text is the reason and holds nothing of what was sent."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason))
        self.reason = reason
