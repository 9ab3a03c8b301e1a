"""What all messages share: a code, who sends them, and room for the fields of others."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Message:
    """A message of SIP2 2.00 (3M, 2006); each kind of message is a class with its two-digit code.

    ``extensions`` are the fields that the message does not have in the standard, as pairs of identifier and value; an
    identifier is two capitals or digits, but not AY or AZ.
    """

    CODE: ClassVar[str]
    extensions: tuple[tuple[str, str], ...] = ()

    def __repr__(self) -> str:
        """Give the kind of message only: what stands in it is of a person, and this text may end in a log."""
        return f"<{type(self).__name__} {self.CODE}>"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ScMessage(Message):
    """A message from a machine (in the standard SC, the self check) to the library's system."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AcsMessage(Message):
    """A message from the library's system (in the standard ACS, the automated circulation system) to a machine."""
