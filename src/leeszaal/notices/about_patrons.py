"""What messages about enrolling, passwords and addresses are about."""

from django.conf import settings
from django.urls import reverse

from leeszaal.notices.kinds import Kind
from leeszaal.notices.models import Notice
from leeszaal.notices.subjects import Subject, tells
from leeszaal.patrons.models import EmailCheck, Patron
from leeszaal.patrons.services import email_token


@tells(Kind.PASSWORD_RESET)
def password_reset(notice: Notice) -> Subject | None:
    """The link waits with the message; who left for good meanwhile has no use for it."""
    return Subject({"link": notice.link}) if _may_choose(notice) else None


@tells(Kind.WELCOME)
def welcome(notice: Notice) -> Subject | None:
    """A new member chooses a password with the same kind of link, or asks for a new one when the hour is over."""
    if not _may_choose(notice):
        return None
    return Subject({"link": notice.link, "forgotten": _link("account:forgotten")})


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


def _may_choose(notice: Notice) -> bool:
    return bool(notice.link) and notice.patron.state != Patron.State.ENDED


def _link(name: str, **parts: str) -> str:
    return f"{settings.PUBLIC_URL}{reverse(name, kwargs=parts)}"
