"""What is known of an item, and what a machine notes on it."""

from dataclasses import dataclass
from typing import ClassVar

from leeszaal.protocols.sip2.codec import kinds
from leeszaal.protocols.sip2.codec.messages.base import AcsMessage, ScMessage


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ItemInformation(ScMessage):
    """A machine asks about an item (SIP2 2.00 (3M, 2006), message 17)."""

    CODE: ClassVar[str] = "17"
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    item_identifier: kinds.Text = ""
    terminal_password: kinds.OptionalText = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ItemInformationResponse(AcsMessage):
    """Where an item is, when it is due and how many wait for it (SIP2 2.00 (3M, 2006), message 18)."""

    CODE: ClassVar[str] = "18"
    circulation_status: kinds.CirculationStatusCode
    security_marker: kinds.SecurityMarkerCode
    fee_type: kinds.FeeTypeCode
    transaction_date: kinds.Date
    hold_queue_length: kinds.OptionalText = None
    due_date: kinds.OptionalText = None
    recall_date: kinds.OptionalDate = None
    hold_pickup_date: kinds.OptionalDate = None
    item_identifier: kinds.Text = ""
    title_identifier: kinds.Text = ""
    owner: kinds.OptionalText = None
    currency_type: kinds.OptionalText = None
    fee_amount: kinds.OptionalText = None
    media_type: kinds.OptionalMediaType = None
    permanent_location: kinds.OptionalText = None
    current_location: kinds.OptionalText = None
    item_properties: kinds.OptionalText = None
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ItemStatusUpdate(ScMessage):
    """A machine wants something noted on an item (SIP2 2.00 (3M, 2006), message 19)."""

    CODE: ClassVar[str] = "19"
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    item_identifier: kinds.Text = ""
    terminal_password: kinds.OptionalText = None
    item_properties: kinds.Text = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ItemStatusUpdateResponse(AcsMessage):
    """Whether it was noted (SIP2 2.00 (3M, 2006), message 20)."""

    CODE: ClassVar[str] = "20"
    item_properties_ok: kinds.OneZero
    transaction_date: kinds.Date
    item_identifier: kinds.Text = ""
    title_identifier: kinds.OptionalText = None
    item_properties: kinds.OptionalText = None
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()
