"""A patron waits for an item."""

from dataclasses import dataclass
from typing import ClassVar

from leeszaal.protocols.sip2.codec import kinds
from leeszaal.protocols.sip2.codec.messages.base import AcsMessage, ScMessage


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Hold(ScMessage):
    """A patron places, changes or gives up a hold (SIP2 2.00 (3M, 2006), message 15)."""

    CODE: ClassVar[str] = "15"
    hold_mode: kinds.HoldModeCode
    transaction_date: kinds.Date
    expiration_date: kinds.OptionalDate = None
    pickup_location: kinds.OptionalText = None
    hold_type: kinds.OptionalHoldType = None
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    patron_password: kinds.OptionalText = None
    item_identifier: kinds.OptionalText = None
    title_identifier: kinds.OptionalText = None
    terminal_password: kinds.OptionalText = None
    fee_acknowledged: kinds.OptionalYesNo = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class HoldResponse(AcsMessage):
    """Whether that was done, and the place in the queue (SIP2 2.00 (3M, 2006), message 16)."""

    CODE: ClassVar[str] = "16"
    ok: kinds.OneZero
    available: kinds.YesNo
    transaction_date: kinds.Date
    expiration_date: kinds.OptionalDate = None
    queue_position: kinds.OptionalText = None
    pickup_location: kinds.OptionalText = None
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    item_identifier: kinds.OptionalText = None
    title_identifier: kinds.OptionalText = None
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()
