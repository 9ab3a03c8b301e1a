"""A patron keeps an item longer, or all of them."""

from dataclasses import dataclass
from typing import ClassVar

from leeszaal.protocols.sip2.codec import kinds
from leeszaal.protocols.sip2.codec.messages.base import AcsMessage, ScMessage
from leeszaal.protocols.sip2.codec.messages.lending import LoanResponse


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Renew(ScMessage):
    """A patron wants to keep one item longer (SIP2 2.00 (3M, 2006), message 29).

    ``third_party_allowed`` lets another than the borrower renew. The item is named by its barcode or by its title.
    """

    CODE: ClassVar[str] = "29"
    third_party_allowed: kinds.YesNo
    no_block: kinds.YesNo
    transaction_date: kinds.Date
    nb_due_date: kinds.Date
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    patron_password: kinds.OptionalText = None
    item_identifier: kinds.OptionalText = None
    title_identifier: kinds.OptionalText = None
    terminal_password: kinds.OptionalText = None
    item_properties: kinds.OptionalText = None
    fee_acknowledged: kinds.OptionalYesNo = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RenewResponse(LoanResponse):
    """Whether the item may stay, and until when (SIP2 2.00 (3M, 2006), message 30)."""

    CODE: ClassVar[str] = "30"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RenewAll(ScMessage):
    """A patron wants to keep everything longer (SIP2 2.00 (3M, 2006), message 65)."""

    CODE: ClassVar[str] = "65"
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    patron_password: kinds.OptionalText = None
    terminal_password: kinds.OptionalText = None
    fee_acknowledged: kinds.OptionalYesNo = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RenewAllResponse(AcsMessage):
    """Which items may stay and which may not (SIP2 2.00 (3M, 2006), message 66)."""

    CODE: ClassVar[str] = "66"
    ok: kinds.OneZero
    renewed_count: kinds.Count
    unrenewed_count: kinds.Count
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    renewed_items: kinds.Texts = ()
    unrenewed_items: kinds.Texts = ()
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()
