"""Every message of SIP2 2.00 (3M, 2006) as a frozen dataclass, and the codes that stand in them.

Attributes bear the names of the standard and stand in the order in which they are written.
"""

from leeszaal.protocols.sip2.codec.codes import (
    Algorithm,
    CirculationStatus,
    FeeType,
    HoldMode,
    HoldType,
    Language,
    MediaType,
    PaymentType,
    SecurityMarker,
    StatusCode,
    SupportedMessage,
)
from leeszaal.protocols.sip2.codec.messages.base import AcsMessage, Message, ScMessage
from leeszaal.protocols.sip2.codec.messages.holds import Hold, HoldResponse
from leeszaal.protocols.sip2.codec.messages.items import (
    ItemInformation,
    ItemInformationResponse,
    ItemStatusUpdate,
    ItemStatusUpdateResponse,
)
from leeszaal.protocols.sip2.codec.messages.lending import Checkin, CheckinResponse, Checkout, CheckoutResponse
from leeszaal.protocols.sip2.codec.messages.patron_information import PatronInformation, PatronInformationResponse
from leeszaal.protocols.sip2.codec.messages.patrons import (
    BlockPatron,
    PatronEnable,
    PatronEnableResponse,
    PatronStatusRequest,
    PatronStatusResponse,
)
from leeszaal.protocols.sip2.codec.messages.payment import FeePaid, FeePaidResponse
from leeszaal.protocols.sip2.codec.messages.renewals import Renew, RenewAll, RenewAllResponse, RenewResponse
from leeszaal.protocols.sip2.codec.messages.session import (
    AcsStatus,
    EndPatronSession,
    EndSessionResponse,
    Login,
    LoginResponse,
    RequestAcsResend,
    RequestScResend,
    ScStatus,
)
from leeszaal.protocols.sip2.codec.positions import PatronStatus, Summary

BY_CODE: dict[str, type[Message]] = {
    message.CODE: message
    for message in (
        AcsStatus,
        BlockPatron,
        Checkin,
        CheckinResponse,
        Checkout,
        CheckoutResponse,
        EndPatronSession,
        EndSessionResponse,
        FeePaid,
        FeePaidResponse,
        Hold,
        HoldResponse,
        ItemInformation,
        ItemInformationResponse,
        ItemStatusUpdate,
        ItemStatusUpdateResponse,
        Login,
        LoginResponse,
        PatronEnable,
        PatronEnableResponse,
        PatronInformation,
        PatronInformationResponse,
        PatronStatusRequest,
        PatronStatusResponse,
        Renew,
        RenewAll,
        RenewAllResponse,
        RenewResponse,
        RequestAcsResend,
        RequestScResend,
        ScStatus,
    )
}
"""Each message by its code."""

__all__ = [
    "BY_CODE",
    "AcsMessage",
    "AcsStatus",
    "Algorithm",
    "BlockPatron",
    "Checkin",
    "CheckinResponse",
    "Checkout",
    "CheckoutResponse",
    "CirculationStatus",
    "EndPatronSession",
    "EndSessionResponse",
    "FeePaid",
    "FeePaidResponse",
    "FeeType",
    "Hold",
    "HoldMode",
    "HoldResponse",
    "HoldType",
    "ItemInformation",
    "ItemInformationResponse",
    "ItemStatusUpdate",
    "ItemStatusUpdateResponse",
    "Language",
    "Login",
    "LoginResponse",
    "MediaType",
    "Message",
    "PatronEnable",
    "PatronEnableResponse",
    "PatronInformation",
    "PatronInformationResponse",
    "PatronStatus",
    "PatronStatusRequest",
    "PatronStatusResponse",
    "PaymentType",
    "Renew",
    "RenewAll",
    "RenewAllResponse",
    "RenewResponse",
    "RequestAcsResend",
    "RequestScResend",
    "ScMessage",
    "ScStatus",
    "SecurityMarker",
    "StatusCode",
    "Summary",
    "SupportedMessage",
]
