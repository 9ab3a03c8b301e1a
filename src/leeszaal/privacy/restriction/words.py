"""The words for restriction: its grounds, the reasons for which data may be opened, and what recipients are told."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.models import Objection, Opening, PassingOn, Restriction

GROUNDS: dict[str, Promise] = {
    Restriction.Ground.ACCURACY: _("The data may be wrong, and that is being looked into"),
    Restriction.Ground.UNLAWFUL: _("The data should not be used, but must not be erased either"),
    Restriction.Ground.CLAIMS: _("The library needs the data no longer, but the person does: for a claim"),
    Restriction.Ground.OBJECTION: _("There is an objection, and it is being weighed"),
}
OWN_GROUNDS: dict[str, Promise] = {
    Restriction.Ground.ACCURACY: _("My data are wrong, and I want that looked into first"),
    Restriction.Ground.UNLAWFUL: _("You should not use my data, but I do not want them erased"),
    Restriction.Ground.CLAIMS: _("I need my data for a claim"),
    Restriction.Ground.OBJECTION: _("I objected, and you are still weighing it"),
}
REASONS: dict[str, Promise] = {
    Opening.Reason.CONSENT: _("The person agrees, here and now"),
    Opening.Reason.CLAIMS: _("For a claim at law"),
    Opening.Reason.OTHERS: _("To protect the rights of somebody else"),
    Opening.Reason.PUBLIC_INTEREST: _("For an important reason of public interest"),
}
TOLD: dict[str, Promise] = {
    PassingOn.What.ERASED: _("erased"),
    PassingOn.What.CORRECTED: _("corrected"),
    PassingOn.What.RESTRICTED: _("put under lock"),
    PassingOn.What.RELEASED: _("released"),
}
HOW_FAR: dict[str, Promise] = {
    PassingOn.State.TO_DO: _("still to be told"),
    PassingOn.State.SENT: _("sent, no answer yet"),
    PassingOn.State.RECEIVED: _("received"),
    PassingOn.State.NOT_REACHED: _("could not be reached"),
    PassingOn.State.NOT_HELD: _("holds nothing of this person"),
}
ANSWERS: dict[str, Promise] = {
    Objection.Answer.WEIGHED: _("being weighed"),
    Objection.Answer.HONOURED: _("honoured"),
    Objection.Answer.REFUSED: _("refused"),
    Objection.Answer.WITHDRAWN: _("taken back"),
}
