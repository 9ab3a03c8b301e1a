"""Why a picture may not be published: all reasons at once, as members; the words are beside them."""

from collections.abc import Mapping
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Problem(StrEnum):
    """One reason."""

    NOT_ANNOUNCED = "not_announced"
    NO_CONSENT = "no_consent"
    WITHDRAWN = "withdrawn"
    OBJECTED = "objected"
    TAKEN_DOWN = "taken_down"
    ENDS_EARLY = "ends_early"
    TO_COME = "to_come"
    STILL_SHOWN = "still_shown"
    NO_REASONS = "no_reasons"
    CLOSED = "closed"


WORDS: Mapping[str, Promise] = {
    Problem.NOT_ANNOUNCED: _("It was not announced that pictures are made, so this one stays here."),
    Problem.NO_CONSENT: _("Not everybody who can be recognised has consented. Without consent a close-up stays here."),
    Problem.WITHDRAWN: _("Somebody in this picture took the consent back."),
    Problem.OBJECTED: _("Somebody objects to this picture. Decide on that first."),
    Problem.TAKEN_DOWN: _("This picture was taken down."),
    Problem.ENDS_EARLY: _("The end comes before the beginning."),
    Problem.TO_COME: _("This day is still to come."),
    Problem.STILL_SHOWN: _("The picture is still shown somewhere. First remove it there and say so here."),
    Problem.NO_REASONS: _("Give the reasons: the person gets to read them."),
    Problem.CLOSED: _("This was decided already."),
}


class PictureError(Exception):
    """It may not be done; ``problems`` gives the reasons by form field (empty for the whole)."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems.values()))
