"""Who a patron is to a machine: may they borrow, is the card to be refused, is it good again."""

from dataclasses import dataclass
from typing import ClassVar

from leeszaal.protocols.sip2.codec import kinds
from leeszaal.protocols.sip2.codec.messages.base import AcsMessage, ScMessage


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PatronStatusRequest(ScMessage):
    """A machine asks whether a patron may borrow (SIP2 2.00 (3M, 2006), message 23)."""

    CODE: ClassVar[str] = "23"
    language: kinds.LanguageCode
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    terminal_password: kinds.Text = ""
    patron_password: kinds.Text = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class StandingResponse(AcsMessage):
    """Who the patron is to the machine, and what they may not do: what messages 24 and 26 both hold."""

    patron_status: kinds.PatronStatusField
    language: kinds.LanguageCode
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    personal_name: kinds.Text = ""
    valid_patron: kinds.OptionalYesNo = None
    valid_patron_password: kinds.OptionalYesNo = None
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PatronStatusResponse(StandingResponse):
    """What a patron may not do, and what they owe (SIP2 2.00 (3M, 2006), message 24)."""

    CODE: ClassVar[str] = "24"
    currency_type: kinds.OptionalText = None
    fee_amount: kinds.OptionalText = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class BlockPatron(ScMessage):
    """A machine wants a card refused from now on (SIP2 2.00 (3M, 2006), message 01); answered by message 24."""

    CODE: ClassVar[str] = "01"
    card_retained: kinds.YesNo
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    blocked_card_msg: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    terminal_password: kinds.Text = ""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PatronEnable(ScMessage):
    """A machine wants a card to be good again (SIP2 2.00 (3M, 2006), message 25)."""

    CODE: ClassVar[str] = "25"
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    terminal_password: kinds.OptionalText = None
    patron_password: kinds.OptionalText = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PatronEnableResponse(StandingResponse):
    """What the patron may not do now (SIP2 2.00 (3M, 2006), message 26)."""

    CODE: ClassVar[str] = "26"
