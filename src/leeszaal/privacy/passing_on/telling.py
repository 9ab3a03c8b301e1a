"""Telling one recipient: by e-mail, or by hand and noted here.

The message names the number by which the recipient knows the person, what happened and to which data; never a name. It
is sent outside a transaction: only what the mail server took is noted as sent, and what it refused is tried again by
pressing again, until after a few tries the recipient counts as not reached. It goes by the door as all mail does, for
the recipient and for the mail service: telling somebody without an agreement of a person would itself be a disclosure.
"""

from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils import translation

from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure.by_mail import leaving_by_mail
from leeszaal.privacy.disclosure.passages import passed_on
from leeszaal.privacy.models import Disclosure, PassingOn
from leeszaal.privacy.telling import say_columns

TRIES = 3
CLOSING = frozenset({PassingOn.State.RECEIVED, PassingOn.State.NOT_REACHED, PassingOn.State.NOT_HELD})
"""The states after which nothing is left to do."""


def send(note: PassingOn, to: str, *, now: datetime) -> bool:
    """Send a note by e-mail and tell whether the mail server took it.

    Raises:
        ValueError: when the note is closed.
        NotLetOutError: when the agreement with the recipient, or with the mail service, does not hold.
    """
    if note.closed_at is not None:
        raise ValueError("this note is closed")
    partner = passed_on(register(), note.partner, [note.person_kind])
    with leaving_by_mail("passing_on", [note.person_id], now=now, despite_limits=True, reader=partner) as going:
        note.attempts += 1
        try:
            EmailMessage(*_words(note), to=[to]).send()
        except (SMTPException, OSError):
            going.outcome = Disclosure.Outcome.FAILED
            if note.attempts >= TRIES:
                return _not_reached(note, now)
            note.save(update_fields=["attempts"])
            return False
    note.state, note.sent_at = PassingOn.State.SENT, now
    note.save(update_fields=["attempts", "state", "sent_at"])
    return True


def close(note: PassingOn, state: PassingOn.State, *, now: datetime) -> None:
    """Note how it ended; the number by which the recipient knows the person goes with that.

    Raises:
        ValueError: for a state that ends nothing.
    """
    if state not in CLOSING:
        raise ValueError(f"{state} ends nothing")
    note.state, note.closed_at, note.known_as = state, now, None
    note.save(update_fields=["state", "closed_at", "known_as"])


def _not_reached(note: PassingOn, now: datetime) -> bool:
    note.save(update_fields=["attempts"])
    close(note, PassingOn.State.NOT_REACHED, now=now)
    return False


def _words(note: PassingOn) -> tuple[str, str]:
    declared = register()
    values = {"note": note, "library": declared.library, "data": say_columns(tuple(note.fields), declared, "nl")}
    with translation.override("nl"):
        title, _, body = render_to_string(f"privacy/passing_on/{note.what}.nl.txt", values).partition("\n")
    return title.strip(), body.strip() + "\n"
