"""Why a training cannot be written down: all reasons at once, as members; the words are beside them."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Problem(StrEnum):
    """One reason."""

    OWN = "own"
    LATER = "later"
    TOO_LONG_AGO = "too_long_ago"


WORDS: Mapping[str, Promise] = {
    Problem.OWN: _("Somebody else has to write down your own training."),
    Problem.LATER: _("This day is still to come."),
    Problem.TOO_LONG_AGO: _("A training of that day does not count any more."),
}


class TrainingError(Exception):
    """It cannot be written down; ``problems`` gives the reasons by form field."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems.values()))
