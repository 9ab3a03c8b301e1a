"""Items go out and come back."""

from dataclasses import dataclass
from typing import ClassVar

from leeszaal.protocols.sip2.codec import kinds
from leeszaal.protocols.sip2.codec.messages.base import AcsMessage, ScMessage


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Checkout(ScMessage):
    """A patron takes an item home (SIP2 2.00 (3M, 2006), message 11).

    With ``no_block`` it has happened already, on ``transaction_date``, and ``nb_due_date`` was promised.
    """

    CODE: ClassVar[str] = "11"
    sc_renewal_policy: kinds.YesNo
    no_block: kinds.YesNo
    transaction_date: kinds.Date
    nb_due_date: kinds.Date
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    item_identifier: kinds.Text = ""
    terminal_password: kinds.Text = ""
    patron_password: kinds.OptionalText = None
    item_properties: kinds.OptionalText = None
    fee_acknowledged: kinds.OptionalYesNo = None
    cancel: kinds.OptionalYesNo = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LoanResponse(AcsMessage):
    """Whether an item may go out or stay out, and until when: what messages 12 and 30 both hold.

    ``due_date`` is a text for a person. ``desensitize`` tells the machine to switch off the mark against theft.
    """

    ok: kinds.OneZero
    renewal_ok: kinds.YesNo
    magnetic_media: kinds.YesNoUnknown
    desensitize: kinds.YesNoUnknown
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    item_identifier: kinds.Text = ""
    title_identifier: kinds.Text = ""
    due_date: kinds.Text = ""
    fee_type: kinds.OptionalFeeType = None
    security_inhibit: kinds.OptionalYesNo = None
    currency_type: kinds.OptionalText = None
    fee_amount: kinds.OptionalText = None
    media_type: kinds.OptionalMediaType = None
    item_properties: kinds.OptionalText = None
    transaction_id: kinds.OptionalText = None
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CheckoutResponse(LoanResponse):
    """Whether the item may go out, and until when (SIP2 2.00 (3M, 2006), message 12)."""

    CODE: ClassVar[str] = "12"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Checkin(ScMessage):
    """An item comes back (SIP2 2.00 (3M, 2006), message 09). With ``no_block`` it has been taken in already."""

    CODE: ClassVar[str] = "09"
    no_block: kinds.YesNo
    transaction_date: kinds.Date
    return_date: kinds.Date
    current_location: kinds.Text = ""
    institution_id: kinds.Text = ""
    item_identifier: kinds.Text = ""
    terminal_password: kinds.Text = ""
    item_properties: kinds.OptionalText = None
    cancel: kinds.OptionalYesNo = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CheckinResponse(AcsMessage):
    """Whether the item is in, and where it goes now (SIP2 2.00 (3M, 2006), message 10).

    ``alert`` has the machine make a sound: someone should look at the item. ``sort_bin`` is the bin it falls in.
    """

    CODE: ClassVar[str] = "10"
    ok: kinds.OneZero
    resensitize: kinds.YesNo
    magnetic_media: kinds.YesNoUnknown
    alert: kinds.YesNo
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    item_identifier: kinds.Text = ""
    permanent_location: kinds.Text = ""
    title_identifier: kinds.OptionalText = None
    sort_bin: kinds.OptionalText = None
    patron_identifier: kinds.OptionalText = None
    media_type: kinds.OptionalMediaType = None
    item_properties: kinds.OptionalText = None
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()
