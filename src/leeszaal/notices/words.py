"""The words for messages on one's own page, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeszaal.notices.kinds import Kind, Problem
from leeszaal.notices.models import Notice

KINDS: dict[Kind, Promise] = {
    Kind.PASSWORD_RESET: _("Choosing a new password"),
    Kind.WELCOME: _("Welcome to the library"),
    Kind.ENROLMENT_RECEIVED: _("Your enrolment was received"),
    Kind.EMAIL_CHECK: _("Checking your e-mail address"),
    Kind.HOLD_READY: _("Your hold is ready"),
    Kind.DATA_RESTRICTED: _("Your data are under lock"),
    Kind.RESTRICTION_ENDS: _("The lock on your data will be taken off"),
    Kind.OBJECTION_ANSWERED: _("Our answer to your objection"),
    Kind.STATEMENT_CHANGED: _("Our privacy statement changed"),
    Kind.REQUEST_RECEIVED: _("Your request about your data was received"),
    Kind.REQUEST_EXTENDED: _("Your request about your data takes longer"),
    Kind.REQUEST_DONE: _("Your request about your data was done"),
    Kind.REQUEST_REFUSED: _("Your request about your data was refused"),
}

STATES: dict[str, Promise] = {
    Notice.State.WAITING: _("On its way"),
    Notice.State.SENT: _("Sent"),
    Notice.State.FAILED: _("Not arrived"),
    Notice.State.DROPPED: _("Not sent"),
}

PROBLEMS: dict[Problem, Promise] = {
    Problem.RESTRICTED: _("Your data are under lock."),
    Problem.NO_ADDRESS: _("We have no e-mail address of you."),
    Problem.SUBJECT_GONE: _("It was no longer needed."),
    Problem.LINK_EXPIRED: _("The link in it no longer worked by the time that it could be sent."),
    Problem.ADDRESS_REFUSED: _("Your e-mail address does not work."),
    Problem.SERVER_REFUSED: _("The mail server did not take it."),
    Problem.NO_CONNECTION: _("The mail server could not be reached."),
}
