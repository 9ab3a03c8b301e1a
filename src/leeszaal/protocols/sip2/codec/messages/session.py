"""A machine logs in, tells how it is, asks for a message again, and ends a patron's session."""

from dataclasses import dataclass
from typing import ClassVar

from leeszaal.protocols.sip2.codec import kinds
from leeszaal.protocols.sip2.codec.messages.base import AcsMessage, ScMessage


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Login(ScMessage):
    """A machine says which one it is (SIP2 2.00 (3M, 2006), message 93)."""

    CODE: ClassVar[str] = "93"
    uid_algorithm: kinds.AlgorithmCode
    pwd_algorithm: kinds.AlgorithmCode
    login_user_id: kinds.Text = ""
    login_password: kinds.Text = ""
    location_code: kinds.OptionalText = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class LoginResponse(AcsMessage):
    """Whether the machine may go on (SIP2 2.00 (3M, 2006), message 94)."""

    CODE: ClassVar[str] = "94"
    ok: kinds.OneZero


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ScStatus(ScMessage):
    """How the machine is (SIP2 2.00 (3M, 2006), message 99). ``max_print_width`` counts signs on a line."""

    CODE: ClassVar[str] = "99"
    status_code: kinds.MachineStatusCode
    max_print_width: kinds.ThreeDigits
    protocol_version: kinds.Version


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class AcsStatus(AcsMessage):
    """What the library's system can do now (SIP2 2.00 (3M, 2006), message 98).

    ``timeout_period`` is in tenths of a second, and 999 in it or in ``retries_allowed`` means not told.
    """

    CODE: ClassVar[str] = "98"
    online_status: kinds.YesNo
    checkin_ok: kinds.YesNo
    checkout_ok: kinds.YesNo
    acs_renewal_policy: kinds.YesNo
    status_update_ok: kinds.YesNo
    offline_ok: kinds.YesNo
    timeout_period: kinds.ThreeDigits
    retries_allowed: kinds.ThreeDigits
    date_time_sync: kinds.Date
    protocol_version: kinds.Version
    institution_id: kinds.Text = ""
    supported_messages: kinds.Supported = frozenset()
    library_name: kinds.OptionalText = None
    terminal_location: kinds.OptionalText = None
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RequestAcsResend(ScMessage):
    """The machine could not read the answer and wants it again (SIP2 2.00 (3M, 2006), message 97)."""

    CODE: ClassVar[str] = "97"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RequestScResend(AcsMessage):
    """The library's system could not read the message and wants it again (SIP2 2.00 (3M, 2006), message 96)."""

    CODE: ClassVar[str] = "96"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EndPatronSession(ScMessage):
    """The patron walks away from the machine (SIP2 2.00 (3M, 2006), message 35)."""

    CODE: ClassVar[str] = "35"
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    terminal_password: kinds.OptionalText = None
    patron_password: kinds.OptionalText = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class EndSessionResponse(AcsMessage):
    """Whether the session has ended (SIP2 2.00 (3M, 2006), message 36)."""

    CODE: ClassVar[str] = "36"
    end_session: kinds.YesNo
    transaction_date: kinds.Date
    institution_id: kinds.Text = ""
    patron_identifier: kinds.Text = ""
    screen_message: kinds.Texts = ()
    print_line: kinds.Texts = ()
