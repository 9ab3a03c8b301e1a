"""The answer of the right kind that nothing was done: for a fault on our side, and for who is not logged in."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from leeszaal.protocols.sip2.codec import messages as m
from leeszaal.protocols.sip2.handlers.moments import local
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.words import say

DENIED = m.PatronStatus(
    charge_privileges_denied=True,
    renewal_privileges_denied=True,
    recall_privileges_denied=True,
    hold_privileges_denied=True,
)
"""What a machine is told of a patron about whom it is told nothing."""


COUNTS = (
    "hold_items_count",
    "overdue_items_count",
    "charged_items_count",
    "fine_items_count",
    "recall_items_count",
    "unavailable_holds_count",
)
"""What message 64 counts; None is not told."""


def refuse(message: m.Message, visit: Visit) -> m.Message:
    """Give the answer that this is not possible now. Raises KeyError for a message that is no request."""
    code = "not_now" if visit.terminal else "not_logged_in"
    return refused(message, visit, timezone.now(), (say(code, visit.speaks()),))


def refused(message: m.Message, visit: Visit, now: datetime, said: tuple[str, ...]) -> m.Message:
    """Give the answer of the right kind that nothing was done, with these words on the screen."""
    return _REFUSALS[type(message)](message, {"transaction_date": local(now), "screen_message": said})


def _of_patron(kind: Callable[..., m.Message]) -> Callable[[Any, dict[str, Any]], m.Message]:
    def make(message: Any, common: dict[str, Any]) -> m.Message:
        language = getattr(message, "language", m.Language.UNKNOWN)
        counts = dict.fromkeys(COUNTS) if kind is m.PatronInformationResponse else {}
        return kind(
            patron_status=DENIED,
            language=language,
            institution_id=message.institution_id,
            patron_identifier=message.patron_identifier,
            **counts,
            **common,
        )

    return make


def _of_item(kind: Callable[..., m.Message]) -> Callable[[Any, dict[str, Any]], m.Message]:
    def make(message: Any, common: dict[str, Any]) -> m.Message:
        return kind(
            ok=False,
            renewal_ok=False,
            magnetic_media=False,
            desensitize=False,
            institution_id=message.institution_id,
            patron_identifier=message.patron_identifier,
            item_identifier=message.item_identifier or "",
            title_identifier=message.item_identifier or "",
            **common,
        )

    return make


def _checkin(message: m.Checkin, common: dict[str, Any]) -> m.Message:
    return m.CheckinResponse(
        ok=False,
        resensitize=False,
        magnetic_media=False,
        alert=False,
        institution_id=message.institution_id,
        item_identifier=message.item_identifier,
        **common,
    )


def _item_information(message: m.ItemInformation, common: dict[str, Any]) -> m.Message:
    return m.ItemInformationResponse(
        circulation_status=m.CirculationStatus.OTHER,
        security_marker=m.SecurityMarker.OTHER,
        fee_type=m.FeeType.OTHER,
        item_identifier=message.item_identifier,
        **common,
    )


def _named(kind: Callable[..., m.Message], **no: object) -> Callable[[Any, dict[str, Any]], m.Message]:
    """Give the refusal of an answer that repeats which library and patron it is about."""

    def make(message: Any, common: dict[str, Any]) -> m.Message:
        named = {"institution_id": message.institution_id, "patron_identifier": message.patron_identifier}
        return kind(**no, **named, **common)

    return make


def _renew_all(message: m.RenewAll, common: dict[str, Any]) -> m.Message:
    return m.RenewAllResponse(
        ok=False, renewed_count=0, unrenewed_count=0, institution_id=message.institution_id, **common
    )


def _item_status_update(message: m.ItemStatusUpdate, common: dict[str, Any]) -> m.Message:
    return m.ItemStatusUpdateResponse(item_properties_ok=False, item_identifier=message.item_identifier, **common)


def _login(message: m.Login, common: dict[str, Any]) -> m.Message:
    return m.LoginResponse(ok=False)


def _status(message: m.ScStatus, common: dict[str, Any]) -> m.Message:
    return m.AcsStatus(
        online_status=False,
        checkin_ok=False,
        checkout_ok=False,
        acs_renewal_policy=False,
        status_update_ok=False,
        offline_ok=True,
        timeout_period=None,
        retries_allowed=None,
        date_time_sync=common["transaction_date"],
        protocol_version="2.00",
        screen_message=common["screen_message"],
    )


_REFUSALS: Mapping[type[m.Message], Callable[[Any, dict[str, Any]], m.Message]] = {
    m.BlockPatron: _of_patron(m.PatronStatusResponse),
    m.Checkin: _checkin,
    m.Checkout: _of_item(m.CheckoutResponse),
    m.EndPatronSession: _named(m.EndSessionResponse, end_session=False),
    m.FeePaid: _named(m.FeePaidResponse, payment_accepted=False),
    m.Hold: _named(m.HoldResponse, ok=False, available=False),
    m.ItemInformation: _item_information,
    m.ItemStatusUpdate: _item_status_update,
    m.Login: _login,
    m.PatronEnable: _of_patron(m.PatronEnableResponse),
    m.PatronInformation: _of_patron(m.PatronInformationResponse),
    m.PatronStatusRequest: _of_patron(m.PatronStatusResponse),
    m.Renew: _of_item(m.RenewResponse),
    m.RenewAll: _renew_all,
    m.ScStatus: _status,
}
