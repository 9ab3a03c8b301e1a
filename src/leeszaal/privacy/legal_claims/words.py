"""The words for claims by law on pages, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from leeszaal.privacy.legal_claims.rules import Problem
from leeszaal.privacy.models import ClaimApproval, LegalClaim

STATES: Mapping[str, Promise] = {
    LegalClaim.State.OPEN: pgettext_lazy("claim by law", "open"),
    LegalClaim.State.GIVEN: pgettext_lazy("claim by law", "handed over"),
    LegalClaim.State.REFUSED: pgettext_lazy("claim by law", "refused"),
}
PARTS: Mapping[str, Promise] = {
    ClaimApproval.Part.PRIVACY: _("the privacy officer"),
    ClaimApproval.Part.MANAGER: _("the manager"),
}
PROBLEMS: Mapping[Problem, Promise] = {
    Problem.WRONG_ISSUER: _("Who claims may not do so on this article."),
    Problem.NO_AUTHORISATION: _("This article needs the written authorisation of the examining judge."),
    Problem.BEYOND_THE_ARTICLE: _("Some of these data cannot be claimed on this article."),
    Problem.NOTHING_DEMANDED: _("Say which data are claimed."),
    Problem.PERIOD_TURNED_ROUND: _("The period ends before it begins."),
    Problem.NO_END_OF_SILENCE: _("Say until which day the person is not told; on that day you look at it again."),
    Problem.NO_SILENCE_IN_LAW: _("On this article the law demands no silence: the person may be told."),
    Problem.SILENCE_IN_THE_PAST: _("The day until which the person is not told must lie in the future."),
    Problem.ONE_PERSON: _("The privacy officer and the manager must both agree, and be two different people."),
    Problem.ALREADY_AGREED: _("You agreed already; somebody else must be the second."),
    Problem.CLOSED: _("This claim was answered already."),
}
