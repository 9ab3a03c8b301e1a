"""Why nobody may look at recordings, or keep them: all reasons at once, as members; the words are beside them."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Problem(StrEnum):
    """One reason."""

    SAME_PERSON = "same_person"
    AGREED_ALREADY = "agreed_already"
    NOT_AGREED = "not_agreed"
    NOT_ONE_OF_TWO = "not_one_of_two"
    OVER = "over"
    OUTSIDE_PERIOD = "outside_period"
    ENDS_EARLY = "ends_early"
    TOO_LONG = "too_long"
    TO_COME = "to_come"


WORDS: Mapping[str, Promise] = {
    Problem.SAME_PERSON: _("Looking at recordings takes two people: somebody else must agree."),
    Problem.AGREED_ALREADY: _("Somebody agreed already."),
    Problem.NOT_AGREED: _("Nobody else agreed yet, so the recording stays closed."),
    Problem.NOT_ONE_OF_TWO: _("Only the two who agreed may look."),
    Problem.OVER: _("The day on which you could look is over. Ask again."),
    Problem.OUTSIDE_PERIOD: _("This recording is not of the time that was agreed."),
    Problem.ENDS_EARLY: _("The end comes before the beginning."),
    Problem.TOO_LONG: _("Ask for a day at most: the time of the incident is enough."),
    Problem.TO_COME: _("This time is still to come."),
}


class CameraError(Exception):
    """It may not be done; ``problems`` gives the reasons by form field (empty for the whole)."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems.values()))
