"""The words for lines of the ledger, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.models import ConsentLine

What, How, By = ConsentLine.What, ConsentLine.How, ConsentLine.By

WHAT: dict[str, Promise] = {
    What.ASKED: _("Asked, not confirmed yet"),
    What.GIVEN: _("Yes"),
    What.WITHDRAWN: _("No"),
}
HOW: dict[str, Promise] = {
    How.OWN_PAGE: _("on the own page"),
    How.AT_DESK: _("at the desk"),
    How.PAPER: _("on paper"),
    How.TELEPHONE: _("by telephone"),
    How.LINK: _("with the link in a message"),
    How.BEFORE: _("chosen before this list was kept"),
    How.OF_AGE: _("the word of the parent or guardian ended with the birthday"),
    How.ERASED: _("ended with the membership"),
}
BY: dict[str, Promise] = {
    By.PERSON: _("the member"),
    By.GUARDIAN: _("the parent or guardian"),
    By.LAW: _("the law"),
}
