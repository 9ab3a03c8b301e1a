"""The words for requests on pages and in letters, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leeszaal.privacy import telling
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import IdentityCheck, RequestStep, RightsRequest
from leeszaal.privacy.requests.clock import Urgency
from leeszaal.privacy.requests.grounds import GROUNDS, Extension, Refusal
from leeszaal.privacy.requests.problems import Problem

TITLES: Mapping[str, Promise] = {right: _(telling.RIGHTS[right]) for right in GROUNDS}
"""What a request is called among staff."""

RIGHTS: Mapping[str, Promise] = {
    Right.ACCESS: _("See my data"),
    Right.RECTIFICATION: _("Correct my data"),
    Right.ERASURE: _("Erase my data"),
    Right.RESTRICTION: _("Stop the use of my data"),
    Right.PORTABILITY: _("Take my data with me"),
    Right.OBJECTION: _("Object to the use of my data"),
}
"""What a person asks for, in their own words."""

ASKED: Mapping[str, Promise] = {
    Right.ACCESS: pgettext_lazy("you ask us to", "show you your data"),
    Right.RECTIFICATION: pgettext_lazy("you ask us to", "correct your data"),
    Right.ERASURE: pgettext_lazy("you ask us to", "erase your data"),
    Right.RESTRICTION: pgettext_lazy("you ask us to", "stop using your data for now"),
    Right.PORTABILITY: pgettext_lazy("you ask us to", "hand over your data, so that you can take them with you"),
    Right.OBJECTION: pgettext_lazy("you ask us to", "no longer use your data for a purpose"),
}
"""What comes after "you ask us to" in a letter."""

ASKED_FOR_A_CHILD: Mapping[str, Promise] = {
    Right.ACCESS: pgettext_lazy("you ask us to", "show you the data of %(child)s"),
    Right.RECTIFICATION: pgettext_lazy("you ask us to", "correct the data of %(child)s"),
    Right.ERASURE: pgettext_lazy("you ask us to", "erase the data of %(child)s"),
    Right.RESTRICTION: pgettext_lazy("you ask us to", "stop using the data of %(child)s for now"),
    Right.PORTABILITY: pgettext_lazy(
        "you ask us to", "hand over the data of %(child)s, so that you can take them along"
    ),
    Right.OBJECTION: pgettext_lazy("you ask us to", "no longer use the data of %(child)s for a purpose"),
}
"""The same when a parent or guardian asks for a child."""

INTAKES: Mapping[str, Promise] = {
    RightsRequest.Intake.OWN_PAGE: _("On the own page"),
    RightsRequest.Intake.DESK: _("At the desk"),
    RightsRequest.Intake.EMAIL: _("By e-mail"),
    RightsRequest.Intake.LETTER: _("By letter"),
}

STATES: Mapping[str, Promise] = {
    RightsRequest.State.OPEN: pgettext_lazy("request", "Being handled"),
    RightsRequest.State.DONE: pgettext_lazy("request", "Done"),
    RightsRequest.State.REFUSED: pgettext_lazy("request", "Refused"),
    RightsRequest.State.WITHDRAWN: pgettext_lazy("request", "Withdrawn"),
}

STEPS: Mapping[str, Promise] = {
    RequestStep.What.RECEIVED: _("The request was received"),
    RequestStep.What.IDENTITY_CHECKED: _("It was checked who asks"),
    RequestStep.What.PACKAGE_MADE: _("The package was made"),
    RequestStep.What.EXTENDED: _("More time was taken"),
    RequestStep.What.DONE: _("The request was done"),
    RequestStep.What.REFUSED: _("The request was refused"),
    RequestStep.What.WITHDRAWN: _("The request was withdrawn"),
}

HOW: Mapping[str, Promise] = {
    IdentityCheck.How.LOGGED_IN: _("Logged in"),
    IdentityCheck.How.DOCUMENT_SEEN: _("A proof of identity was seen at the desk"),
    IdentityCheck.How.CALLED_BACK: _("Called back on the number that we knew"),
    IdentityCheck.How.CONTROL_QUESTIONS: _("Control questions were asked"),
}

PURPOSES: Mapping[str, Promise] = {
    IdentityCheck.Purpose.REQUEST: _("for a request"),
    IdentityCheck.Purpose.LOG_IN: _("for a lost log-in"),
}

URGENCIES: Mapping[str, Promise] = {
    Urgency.OVERDUE: _("Too late"),
    Urgency.TODAY: _("Last day"),
    Urgency.SOON: _("Within a week"),
    Urgency.LATER: _("There is time"),
}

EXTENSIONS: Mapping[str, Promise] = {
    Extension.COMPLEX: _("The request is complex"),
    Extension.MANY_REQUESTS: _("There are many requests"),
}

REFUSALS: Mapping[str, Promise] = {
    Refusal.UNFOUNDED: _("The request is clearly unfounded, or the same one comes again and again"),
    Refusal.NOT_IDENTIFIED: _("We cannot establish that it is you who asks"),
    Refusal.NOT_TRACEABLE: _("We cannot tell which data are yours"),
    Refusal.RIGHTS_OF_OTHERS: _("It would harm the rights of somebody else"),
    Refusal.CORRECT_ALREADY: _("The data are correct as they are"),
    Refusal.STILL_NEEDED: _("The data are still needed for what they were collected for"),
    Refusal.FREE_EXPRESSION: _("The data are needed for freedom of expression and information"),
    Refusal.LEGAL_DUTY: _("The law makes us keep the data"),
    Refusal.ARCHIVE_OR_STATISTICS: _("The data are needed for an archive or for statistics in the public interest"),
    Refusal.LEGAL_CLAIM: _("The data are needed for a legal claim"),
    Refusal.NO_GROUND_TO_RESTRICT: _("None of the four cases in which the use must stop is there"),
    Refusal.NOT_PORTABLE: _("You did not give us these data, or we do not use them by consent or contract"),
    Refusal.PORTING_HARMS_OTHERS: _("Handing them over would harm the rights of somebody else"),
    Refusal.COMPELLING_GROUNDS: _("There are compelling reasons that weigh more than yours"),
    Refusal.PUBLIC_STATISTICS: _("The data are needed for statistics in the public interest"),
}

PROBLEMS: Mapping[str, Promise] = {
    Problem.DATED_LATER: _("A letter cannot be dated after the day on which it was received."),
    Problem.RECEIVED_LATER: _("This day is still to come."),
    Problem.HOLDS_BSN: _("Leave the citizen service number (BSN) out: a library may not keep it."),
    Problem.CLOSED: _("This request was answered already."),
    Problem.NOT_IDENTIFIED: _("First note how you checked who asks."),
    Problem.EXTENDED_ALREADY: _("More time was taken already. That is possible once."),
    Problem.MONTH_IS_OVER: _("More time can only be taken within the first month."),
    Problem.NO_WORDS: _("Write why, in words for the person."),
    Problem.NOT_DONE: _("First do what is asked: that answers the request."),
    Problem.NOT_OF_THIS_RIGHT: _("This ground does not belong to this kind of request."),
}
