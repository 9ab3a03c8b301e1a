"""Why something cannot be done with a breach: all reasons at once, as members; the words are beside them."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Problem(StrEnum):
    """One reason."""

    TO_COME = "to_come"
    NOTHING_BROKEN = "nothing_broken"
    NOT_ASSESSED = "not_assessed"
    LATE = "late"
    BEFORE_AWARE = "before_aware"
    NOT_REPORTED = "not_reported"
    NOT_TOLD = "not_told"
    CLOSED = "closed"
    NO_HIGH_RISK = "no_high_risk"
    NOT_WORKED_OUT = "not_worked_out"
    INCOMPLETE = "incomplete"
    UNKNOWN_TABLE = "unknown_table"
    ENDS_EARLY = "ends_early"


WORDS: Mapping[str, Promise] = {
    Problem.TO_COME: _("This moment is still to come."),
    Problem.NOTHING_BROKEN: _("Say what was broken."),
    Problem.NOT_ASSESSED: _("First say how large the risk is, and why."),
    Problem.LATE: _("More than 72 hours have passed. Give the reason: it goes along with the report."),
    Problem.BEFORE_AWARE: _("The report comes before the moment at which the breach was found."),
    Problem.NOT_REPORTED: _("First report it to the supervisor, or say that there is no risk."),
    Problem.NOT_TOLD: _("First write to the people whom it touches: the risk to them is high."),
    Problem.CLOSED: _("This breach was closed already."),
    Problem.NO_HIGH_RISK: _("People are written to when the risk to them is high."),
    Problem.NOT_WORKED_OUT: _("First work out whom it touches."),
    Problem.INCOMPLETE: _("First describe what happened, what it can mean, and what is done about it."),
    Problem.UNKNOWN_TABLE: _("This table holds no data of members."),
    Problem.ENDS_EARLY: _("The end comes before the beginning."),
}


class BreachError(Exception):
    """It cannot be done; ``problems`` gives the reasons by form field (empty for the whole)."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems.values()))
