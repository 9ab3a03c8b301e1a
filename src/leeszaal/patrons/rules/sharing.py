"""Letting another use one's pages: for how long, who decides, and what somebody may do there."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from leeszaal.common.periods import add_months
from leeszaal.patrons.rules.membership import GUARDED_UNTIL, age_on, is_guarded

ANSWER_WITHIN = timedelta(days=30)
"""For so long a request waits for an answer."""

LONGEST_MONTHS = 12
"""Sharing always ends: after so many months at the latest, and after so many when nobody says otherwise."""

REMIND_BEFORE = timedelta(days=14)
"""So long before the last day both are told."""

WAITING_AT_MOST = 5
"""So many requests of one person may wait, so that nobody tries card numbers or pesters people."""


class Answerer(StrEnum):
    """Who decides whether pages are shared."""

    SHARER = "sharer"
    GUARDIAN = "guardian"


@dataclass(frozen=True, slots=True)
class Standing:
    """How somebody stands to another whose pages these are."""

    is_guardian: bool
    shows_reading: bool
    scopes: Collection[str]


def last_day(today: date, wanted: date | None, sharer_born_on: date, answerer: Answerer) -> date:
    """Give the last day of sharing that begins today: a year at most, and what a guardian allows ends at sixteen."""
    longest = add_months(today, LONGEST_MONTHS)
    if answerer is Answerer.GUARDIAN:
        longest = min(longest, add_months(sharer_born_on, 12 * GUARDED_UNTIL) - timedelta(days=1))
    return min(wanted or longest, longest)


def who_answers(sharer_born_on: date, today: date, *, asker_is_guardian: bool) -> Answerer:
    """Tell who decides: oneself, and for a child under sixteen its guardian, unless it is the guardian who asks."""
    if is_guarded(sharer_born_on, today) and not asker_is_guardian:
        return Answerer.GUARDIAN
    return Answerer.SHARER


def keeps_reading(born_on: date, today: date, own_reading_from: int) -> bool:
    """Tell whether a child is old enough to keep what it reads to itself; the age is that of the register."""
    return age_on(born_on, today) >= own_reading_from


def may(scope: str, standing: Standing) -> bool:
    """Tell whether somebody may do this for another.

    A guardian helps with renewing and paying at any age under sixteen, and with what a child reads as long as the child
    does not keep that to itself; anything else, and anybody else, goes by what was shared.
    """
    if scope in standing.scopes:
        return True
    return standing.is_guardian and (
        scope in ("renew", "charges") or (scope in ("loans", "holds") and standing.shows_reading)
    )
