"""A machine comes, tells how it is, and says that a patron has left (messages 93, 99 and 35)."""

from datetime import datetime

from django.conf import settings

from leeszaal.login.terminals import WrongLoginError, log_in_terminal, terminal_account
from leeszaal.login.throttle import LockedOutError
from leeszaal.protocols.sip2.codec.messages import (
    AcsStatus,
    Algorithm,
    EndPatronSession,
    EndSessionResponse,
    Login,
    LoginResponse,
    ScStatus,
    SupportedMessage,
)
from leeszaal.protocols.sip2.handlers import passwords
from leeszaal.protocols.sip2.handlers.moments import local
from leeszaal.protocols.sip2.handlers.places import read_places
from leeszaal.protocols.sip2.handlers.visit import Visit
from leeszaal.protocols.sip2.words import say

PROTOCOL_VERSION = "2.00"
TIMEOUT = 100
"""How long a machine should wait for an answer, in tenths of a second."""
RETRIES = 3


def log_in(message: Login, visit: Visit, now: datetime) -> LoginResponse:
    """Log a machine in; the names and passwords of the standard may be ciphered, in no way that it describes."""
    visit.terminal, visit.language = None, None
    if {message.uid_algorithm, message.pwd_algorithm} != {Algorithm.NONE}:
        return LoginResponse(ok=False)
    try:
        visit.terminal = log_in_terminal(message.login_user_id, message.login_password, visit.address, now=now)
    except (WrongLoginError, LockedOutError):
        return LoginResponse(ok=False)
    visit.places = read_places()
    return LoginResponse(ok=True)


def status(message: ScStatus, visit: Visit, now: datetime) -> AcsStatus:
    """Tell what is possible; look anew at the machine's account, which may have been closed or changed, and branches.

    Before the log-in a machine learns the name of the library and that we are here.
    """
    if visit.terminal is not None:
        visit.terminal, visit.places = terminal_account(visit.terminal.id), read_places()
    is_open = visit.terminal is not None
    return AcsStatus(
        online_status=True,
        checkin_ok=is_open,
        checkout_ok=is_open,
        acs_renewal_policy=is_open,
        status_update_ok=is_open,
        offline_ok=True,
        timeout_period=TIMEOUT,
        retries_allowed=RETRIES,
        date_time_sync=local(now),
        protocol_version=PROTOCOL_VERSION,
        institution_id=visit.institution(""),
        supported_messages=frozenset(SupportedMessage),
        library_name=settings.LIBRARY_NAME,
        terminal_location=visit.here.name if is_open else None,
    )


def end_session(message: EndPatronSession, visit: Visit, now: datetime) -> EndSessionResponse:
    """Forget the password that the patron has shown."""
    passwords.forget(message.patron_identifier, visit)
    return EndSessionResponse(
        end_session=True,
        transaction_date=local(now),
        institution_id=visit.institution(message.institution_id),
        patron_identifier=message.patron_identifier,
        screen_message=(say("signed_out", visit.speaks()),),
    )
