"""Every kind of message there is. A kind has a text in each language and somebody who knows its subject."""

from enum import StrEnum


class Kind(StrEnum):
    """Why a message is sent."""

    PASSWORD_RESET = "password_reset"  # noqa: S105  a kind of message
    WELCOME = "welcome"
    ENROLMENT_RECEIVED = "enrolment_received"
    EMAIL_CHECK = "email_check"
    HOLD_READY = "hold_ready"
    DATA_RESTRICTED = "data_restricted"
    RESTRICTION_ENDS = "restriction_ends"
    OBJECTION_ANSWERED = "objection_answered"
    STATEMENT_CHANGED = "statement_changed"
    REQUEST_RECEIVED = "request_received"
    REQUEST_EXTENDED = "request_extended"
    REQUEST_DONE = "request_done"
    REQUEST_REFUSED = "request_refused"
    BREACH = "breach"
    QUESTION_ANSWERED = "question_answered"
    SHARE_ASKED = "share_asked"
    SHARE_ACCEPTED = "share_accepted"
    SHARE_ENDS_SOON = "share_ends_soon"
    SHARE_ENDED = "share_ended"
    SHARE_LAPSED = "share_lapsed"
    CONSENT_CHECK = "consent_check"
    CONSENT_LAPSED = "consent_lapsed"
    MAILING = "mailing"
    WELCOME_SERIES = "welcome_series"


ASKED_FOR = frozenset({Kind.PASSWORD_RESET, Kind.EMAIL_CHECK, Kind.CONSENT_CHECK})
"""Messages that a person asks for at that moment: they leave also when the data are restricted, by consent (18(2))."""

LETTERS_ON_REQUESTS = frozenset({Kind.REQUEST_RECEIVED, Kind.REQUEST_EXTENDED, Kind.REQUEST_DONE, Kind.REQUEST_REFUSED})
"""What a person is told about a request (article 12(3) and (4))."""

ABOUT_RIGHTS = LETTERS_ON_REQUESTS | {
    Kind.DATA_RESTRICTED,
    Kind.RESTRICTION_ENDS,
    Kind.OBJECTION_ANSWERED,
    Kind.BREACH,
}
"""Messages that the law asks for (articles 12, 18(3) and 34): a restriction does not hold them back."""


BY_ACTIVITY = frozenset({Kind.MAILING, Kind.WELCOME_SERIES})
"""Messages that are sent in the role of an activity of the register, to people whose basis stands at that moment."""


DESPITE_LIMITS = ASKED_FOR | ABOUT_RIGHTS
"""Messages that leave whatever limits a person set to the use of their data."""


class Problem(StrEnum):
    """Why a message did not leave."""

    RESTRICTED = "restricted"
    NO_ADDRESS = "no_address"
    SUBJECT_GONE = "subject_gone"
    LINK_EXPIRED = "link_expired"
    NO_BASIS = "no_basis"
    NOT_LET_OUT = "not_let_out"
    ADDRESS_REFUSED = "address_refused"
    SERVER_REFUSED = "server_refused"
    NO_CONNECTION = "no_connection"
