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
    Kind.BREACH: _("Something went wrong with your data"),
    Kind.QUESTION_ANSWERED: _("Your question or complaint was answered"),
    Kind.SHARE_ASKED: _("Somebody asks to use your pages"),
    Kind.SHARE_ACCEPTED: _("Pages are shared"),
    Kind.SHARE_ENDS_SOON: _("Sharing pages ends soon"),
    Kind.SHARE_ENDED: _("Sharing pages has ended"),
    Kind.SHARE_LAPSED: _("Your request to use pages lapsed"),
    Kind.CONSENT_CHECK: _("Is your yes right?"),
    Kind.CONSENT_LAPSED: _("You are 16 now: choose for yourself"),
    Kind.MAILING: _("A mailing that you said yes to"),
    Kind.WELCOME_SERIES: _("A welcome mail"),
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
    Problem.NO_BASIS: _("You did not want it any more, or are no member now."),
    Problem.SUBJECT_GONE: _("It was no longer needed."),
    Problem.LINK_EXPIRED: _("The link in it no longer worked by the time that it could be sent."),
    Problem.NOT_LET_OUT: _("It may not leave: our agreement with the e-mail service does not hold."),
    Problem.ADDRESS_REFUSED: _("Your e-mail address does not work."),
    Problem.SERVER_REFUSED: _("The mail server did not take it."),
    Problem.NO_CONNECTION: _("The mail server could not be reached."),
}
