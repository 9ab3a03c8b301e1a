"""Every kind of message there is. A kind has a text in each language and somebody who knows its subject."""

from enum import StrEnum


class Kind(StrEnum):
    """Why a message is sent."""

    PASSWORD_RESET = "password_reset"  # noqa: S105  a kind of message
    WELCOME = "welcome"
    ENROLMENT_RECEIVED = "enrolment_received"
    EMAIL_CHECK = "email_check"
    HOLD_READY = "hold_ready"


class Problem(StrEnum):
    """Why a message did not leave."""

    NO_ADDRESS = "no_address"
    SUBJECT_GONE = "subject_gone"
    ADDRESS_REFUSED = "address_refused"
    SERVER_REFUSED = "server_refused"
    NO_CONNECTION = "no_connection"
