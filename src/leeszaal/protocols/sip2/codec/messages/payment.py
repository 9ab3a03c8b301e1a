"""A patron has paid at a machine."""

from dataclasses import dataclass
from typing import ClassVar

from leeszaal.protocols.sip2.codec import kinds
from leeszaal.protocols.sip2.codec.messages.base import AcsMessage, ScMessage


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FeePaid(ScMessage):
    """A machine took a patron's money (SIP2 2.00 (3M, 2006), message 37).

    ``fee_amount`` is a text with a decimal point, in ``currency_type``; ``fee_identifier`` names the one fee paid.
    """

    CODE: ClassVar[str] = "37"
    transaction_date: kinds.Date
    fee_type: kinds.FeeTypeCode
    payment_type: kinds.PaymentTypeCode
    currency_type: kinds.Currency
    fee_amount: kinds.Text = ""
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    terminal_password: kinds.OptionalText = None
    patron_password: kinds.OptionalText = None
    fee_identifier: kinds.OptionalText = None
    transaction_id: kinds.OptionalText = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class FeePaidResponse(AcsMessage):
    """Whether the payment is booked (SIP2 2.00 (3M, 2006), message 38)."""

    CODE: ClassVar[str] = "38"
    payment_accepted: kinds.YesNo
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    transaction_id: kinds.OptionalText = None
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()
