"""What messages about enrolling, passwords and addresses are about."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from leeszaal.login.models import User
from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells
from leeszaal.patrons.models import EmailCheck, Patron
from leeszaal.patrons.services import email_token, log_in_of


def reset_link(user: User) -> str:
    """Give the address where a password can be chosen: it holds for an hour, once."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return _link("account:choose_password", uidb64=uid, token=default_token_generator.make_token(user))


@tells(Kind.PASSWORD_RESET)
def password_reset(notice: Notice) -> Subject | None:
    """The link is made now, so that no token waits in the database."""
    if notice.patron.state == Patron.State.ENDED:
        return None
    return Subject({"link": reset_link(log_in_of(notice.patron_id))})


@tells(Kind.WELCOME)
def welcome(notice: Notice) -> Subject | None:
    """A new member chooses a password with the same kind of link, or asks for a new one when the hour is over."""
    if notice.patron.state == Patron.State.ENDED:
        return None
    link = reset_link(log_in_of(notice.patron_id))
    return Subject({"link": link, "forgotten": _link("account:forgotten")})


@tells(Kind.ENROLMENT_RECEIVED)
def enrolment_received(notice: Notice) -> Subject | None:
    """Who was completed at the desk meanwhile need not be told to come."""
    patron = notice.patron
    if patron.state != Patron.State.PENDING:
        return None
    return Subject({"branch": patron.home_branch, "account": _link("account:home")})


@tells(Kind.EMAIL_CHECK)
def email_check(notice: Notice) -> Subject | None:
    """It goes to the new address, which is the point of it."""
    check = EmailCheck.objects.filter(pk=notice.subject_ids["email_check"], patron_id=notice.patron_id).first()
    if check is None:
        return None
    return Subject({"link": _link("account:confirm_email", token=email_token(check))}, to=check.email)


def _link(name: str, **parts: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse(name, kwargs=parts)}"
