"""Why something cannot be done with a request: all reasons at once, as members; the words are in the pages."""

from collections.abc import Mapping
from enum import StrEnum


class Problem(StrEnum):
    """One reason."""

    DATED_LATER = "dated_later"
    RECEIVED_LATER = "received_later"
    HOLDS_BSN = "holds_bsn"
    CLOSED = "closed"
    NOT_IDENTIFIED = "not_identified"
    EXTENDED_ALREADY = "extended_already"
    MONTH_IS_OVER = "month_is_over"
    NO_WORDS = "no_words"
    NOT_OF_THIS_RIGHT = "not_of_this_right"
    NOT_DONE = "not_done"


class RequestError(Exception):
    """It cannot be done; ``problems`` gives the reasons by form field (empty for the request as a whole)."""

    def __init__(self, problems: Mapping[str, Problem]) -> None:
        self.problems = dict(problems)
        super().__init__(", ".join(self.problems.values()))
