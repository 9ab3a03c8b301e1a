"""The words for what a breach is and what was done about it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from leeszaal.privacy.breaches.kinds import Kind, Risk, What
from leeszaal.privacy.models import BreachStep

KINDS: Mapping[str, Promise] = {
    Kind.CONFIDENTIALITY: _("Somebody saw or got data who should not"),
    Kind.INTEGRITY: _("Data were changed that should not be"),
    Kind.AVAILABILITY: _("Data are lost, or could not be reached"),
}

RISKS: Mapping[str, Promise] = {
    Risk.NONE: _("No risk: only recorded"),
    Risk.RISK: _("Risk: report it to the supervisor"),
    Risk.HIGH: _("High risk: report it, and write to the people"),
}

WHATS: Mapping[str, Promise] = {
    What.TABLE: _("A table of the database"),
    What.STAFF: _("The account of a staff member"),
    What.TERMINAL: _("A self-service machine"),
}

STEPS: Mapping[str, Promise] = {
    BreachStep.Step.RECORDED: _("Recorded"),
    BreachStep.Step.SCOPE: _("What was touched is noted"),
    BreachStep.Step.ASSESSED: _("Risk judged"),
    BreachStep.Step.REPORTED: _("Reported to the supervisor"),
    BreachStep.Step.TOLD: _("People are written to"),
    BreachStep.Step.CLOSED: _("Closed"),
    BreachStep.Step.WARNED_HALF: _("Warned: half of the time is over"),
    BreachStep.Step.WARNED_SOON: _("Warned: twelve hours are left"),
    BreachStep.Step.WARNED_LATE: _("Warned: the 72 hours are over"),
}
