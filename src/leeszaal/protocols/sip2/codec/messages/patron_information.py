"""What a patron has at home, waits for and owes, in lists that a machine asks for one at a time."""

from dataclasses import dataclass
from typing import ClassVar

from leeszaal.protocols.sip2.codec import kinds
from leeszaal.protocols.sip2.codec.messages.base import AcsMessage, ScMessage


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PatronInformation(ScMessage):
    """A machine asks what a patron has (SIP2 2.00 (3M, 2006), message 63).

    ``start_item`` and ``end_item`` are places in the list that ``summary`` names, counted from one.
    """

    CODE: ClassVar[str] = "63"
    language: kinds.LanguageCode
    transaction_date: kinds.Date
    summary: kinds.SummaryField
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    terminal_password: kinds.OptionalText = None
    patron_password: kinds.OptionalText = None
    start_item: kinds.OptionalText = None
    end_item: kinds.OptionalText = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PatronInformationResponse(AcsMessage):
    """What a patron may not do, how much they have, and the list asked for (SIP2 2.00 (3M, 2006), message 64)."""

    CODE: ClassVar[str] = "64"
    patron_status: kinds.PatronStatusField
    language: kinds.LanguageCode
    transaction_date: kinds.Date
    hold_items_count: kinds.Count
    overdue_items_count: kinds.Count
    charged_items_count: kinds.Count
    fine_items_count: kinds.Count
    recall_items_count: kinds.Count
    unavailable_holds_count: kinds.Count
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    personal_name: kinds.Text = ""
    hold_items_limit: kinds.OptionalText = None
    overdue_items_limit: kinds.OptionalText = None
    charged_items_limit: kinds.OptionalText = None
    valid_patron: kinds.OptionalYesNo = None
    valid_patron_password: kinds.OptionalYesNo = None
    currency_type: kinds.OptionalText = None
    fee_amount: kinds.OptionalText = None
    fee_limit: kinds.OptionalText = None
    hold_items: kinds.Texts = ()
    overdue_items: kinds.Texts = ()
    charged_items: kinds.Texts = ()
    fine_items: kinds.Texts = ()
    recall_items: kinds.Texts = ()
    unavailable_hold_items: kinds.Texts = ()
    home_address: kinds.OptionalText = None
    email_address: kinds.OptionalText = None
    home_phone_number: kinds.OptionalText = None
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()
