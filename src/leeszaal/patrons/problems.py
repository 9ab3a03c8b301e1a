"""What can be wrong with the details of a person, field by field."""

from collections.abc import Mapping
from enum import StrEnum


class Problem(StrEnum):
    """Why a value is not taken; the words for people are in `words`."""

    MISSING = "missing"
    TOO_LONG = "too_long"
    NO_POSTCODE = "no_postcode"
    NO_PHONE = "no_phone"
    NO_EMAIL = "no_email"
    NO_HOUSE_NUMBER = "no_house_number"
    NO_CARD = "no_card"
    CARD_TAKEN = "card_taken"
    NOT_BORN_YET = "not_born_yet"
    TOO_OLD = "too_old"
    NEEDS_GUARDIAN = "needs_guardian"
    GUARDIAN_UNKNOWN = "guardian_unknown"
    GUARDIAN_TOO_YOUNG = "guardian_too_young"
    KIND_NOT_FOR_AGE = "kind_not_for_age"
    KIND_UNKNOWN = "kind_unknown"
    BRANCH_UNKNOWN = "branch_unknown"
    HOLDS_BSN = "holds_bsn"
    IDENTITY_NOT_SEEN = "identity_not_seen"
    NOT_PENDING = "not_pending"
    ENDED = "ended"
    TOO_EARLY = "too_early"
    NO_ACTIVE_CARD = "no_active_card"
    NO_IBAN = "no_iban"
    OBJECTED_TO_NOTES = "objected_to_notes"
    DAY_OVER = "day_over"
    TOO_MANY_WAITING = "too_many_waiting"


class RefusedError(Exception):
    """A change is not made; `problems` tells for each field what is wrong ("" for the whole)."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        super().__init__(", ".join(f"{field}: {problem}" for field, problem in problems.items()))
        self.problems = dict(problems)


class AnsweredError(Exception):
    """A question was answered already, or is not there."""


class NotSharedError(Exception):
    """Somebody acts for another, or about another's pages, who does not allow it (any more)."""


def refuse_if(problems: Mapping[str, Problem]) -> None:
    """Raise RefusedError when there is any problem."""
    if problems:
        raise RefusedError(problems)
