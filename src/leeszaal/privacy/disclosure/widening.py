"""Does an agreement let more go out than the one before it? Pure: both wordings in, every reason out.

What lets less go out (an earlier end, fewer who work for a partner) holds at once. What lets more go out takes two
people, as a wider register does.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Widening(StrEnum):
    """In what way more goes out."""

    NEW = "new"
    FOR_ANOTHER = "for_another"
    EARLIER = "earlier"
    LONGER = "longer"
    ELSEWHERE = "elsewhere"
    MORE_HANDS = "more_hands"


@dataclass(frozen=True, slots=True)
class Wording:
    """What an agreement says, as far as the door asks it. Countries are ISO 3166-1 alpha-2.

    ``sub_processors`` are the names of those who work for the partner, each with its country.
    """

    partner: str
    title: str
    agreed_on: date
    ends_on: date | None
    stored_in: str
    sub_processors: frozenset[tuple[str, str]]

    @property
    def last_day(self) -> date:
        """Give the last day on which it holds; without an end the last day there is."""
        return self.ends_on or date.max


RULES: Mapping[Widening, Callable[[Wording, Wording], bool]] = {
    Widening.FOR_ANOTHER: lambda was, now: (was.partner, was.title) != (now.partner, now.title),
    Widening.EARLIER: lambda was, now: now.agreed_on < was.agreed_on,
    Widening.LONGER: lambda was, now: now.last_day > was.last_day,
    Widening.ELSEWHERE: lambda was, now: now.stored_in != was.stored_in,
    Widening.MORE_HANDS: lambda was, now: not now.sub_processors <= was.sub_processors,
}


def widenings(was: Wording | None, now: Wording) -> tuple[Widening, ...]:
    """Give every way in which more goes out than before; ``was`` is None for a new agreement."""
    if was is None:
        return (Widening.NEW,)
    return tuple(widening for widening, holds in RULES.items() if holds(was, now))
