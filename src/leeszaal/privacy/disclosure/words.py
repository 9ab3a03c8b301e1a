"""The words for disclosures on pages, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leeszaal.privacy.disclosure.changing import Problem
from leeszaal.privacy.disclosure.rules import Refusal
from leeszaal.privacy.disclosure.widening import Widening
from leeszaal.privacy.models import Disclosure

OUTCOMES: Mapping[str, Promise] = {
    Disclosure.Outcome.GOING: pgettext_lazy("disclosure", "on its way"),
    Disclosure.Outcome.SENT: pgettext_lazy("disclosure", "arrived"),
    Disclosure.Outcome.REFUSED: pgettext_lazy("disclosure", "not accepted"),
    Disclosure.Outcome.FAILED: pgettext_lazy("disclosure", "did not leave"),
}
REFUSALS: Mapping[Refusal, Promise] = {
    Refusal.NOT_AN_ACTIVITY: _("The register has no such activity."),
    Refusal.NOT_A_RECIPIENT: _("The register does not name this recipient for this activity."),
    Refusal.NOT_AGREED_TO: _("Two people have not agreed yet that this recipient gets these data."),
    Refusal.NO_AGREEMENT: _("There is no agreement with this organisation."),
    Refusal.AGREEMENT_NOT_BEGUN: _("The agreement with this organisation has not begun."),
    Refusal.AGREEMENT_ENDED: _("The agreement with this organisation has ended."),
    Refusal.OUTSIDE_EEA: _("The recipient is outside the European Economic Area."),
    Refusal.STORED_OUTSIDE_EEA: _("The recipient stores data outside the European Economic Area."),
    Refusal.SUB_PROCESSOR_OUTSIDE_EEA: _("Somebody who works for the recipient is outside the European Economic Area."),
    Refusal.TOO_MUCH: _("These are more data than the activity gives to this recipient."),
    Refusal.RESTRICTED: _("The data of the person are under lock."),
    Refusal.OBJECTED: _("The person objected to this."),
    Refusal.NO_CONSENT: _("The person did not consent to this."),
    Refusal.ERASED: _("The data of the person are being erased."),
}
WIDENINGS: Mapping[Widening, Promise] = {
    Widening.NEW: _("a new agreement"),
    Widening.FOR_ANOTHER: _("for another organisation, or under another name"),
    Widening.EARLIER: _("it begins earlier"),
    Widening.LONGER: _("it lasts longer"),
    Widening.ELSEWHERE: _("the data are stored in another country"),
    Widening.MORE_HANDS: _("others work for them too"),
}
CHANGE_PROBLEMS: Mapping[str, Promise] = {
    Problem.WAITS_ALREADY: _("A change of this agreement waits already. Decide on that first."),
    Problem.SAME_PERSON: _("Somebody else must agree."),
    Problem.DECIDED: _("This was decided already."),
}
GROUNDS: Mapping[str, Promise] = {
    "19": _("We told them that your data changed"),
    "20(2)": _("You asked us to hand them over"),
    "49(1)(a)": _("You asked us to hand them over outside the European Economic Area, knowing what that means"),
}
"""Grounds besides those of article 6(1), by their article of the GDPR."""
