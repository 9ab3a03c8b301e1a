"""What one can say yes or no to, as one's own page and the desk show it: each with its words and how it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from leeszaal.patrons.models import Patron
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.consents import (
    THE_PERSON,
    is_given,
    last_words,
    lines_of,
    rests_on_consent,
    who_consents,
    why,
    words_of,
)
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ConsentLine
from leeszaal.privacy.objection import DIRECT_MARKETING, objections_of
from leeszaal.privacy.register import Activity

READING = "choices"
"""The database role that reads and writes what people say yes or no to, and what they object to."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that one says yes or no to.

    ``is_on`` tells whether it is done now, ``waits`` that a message must still be answered, ``since`` when the last
    word was said. ``lines`` is all that was said, the latest first. ``why_not`` says who decides when it is not the
    person.
    """

    key: str
    title: str
    words: tuple[str, ...]
    is_on: bool
    waits: bool
    since: datetime | None
    lapses_on: date | None
    lines: tuple[ConsentLine, ...]
    why_not: str


def can_choose(activity: Activity) -> bool:
    """Tell whether a patron says yes or no to an activity: it rests on consent, or is advertising."""
    return "patron" in activity.people and (rests_on_consent(activity) or activity.key in DIRECT_MARKETING)


def choices_of(patron: Patron, language: str, today: date) -> tuple[Choice, ...]:
    """Give all choices of a patron, in the order of the statement: read in the role that writes them down."""
    with acting_as(READING):
        return tuple(_choices(patron, language, today))


def _choices(patron: Patron, language: str, today: date) -> Iterator[Choice]:
    declared, last = register(), last_words(patron.pk)
    said = list(lines_of(patron.pk))
    objected = dict(objections_of(patron.pk).filter(until=None).values_list("activity", "since"))
    for activity in declared.in_order():
        if can_choose(activity):
            line, objected_at = last.get(activity.key), objected.get(activity.key)
            title, *words = words_of(activity, language)
            decides = who_consents(declared, activity.key, patron.born_on, today) == THE_PERSON
            yield Choice(
                key=activity.key,
                title=title,
                words=tuple(words),
                is_on=objected_at is None and (is_given(line, today) or not rests_on_consent(activity)),
                waits=line is not None and line.what == ConsentLine.What.ASKED,
                since=objected_at or (line.at if line else None),
                lapses_on=line.lapses_on if line else None,
                lines=tuple(each for each in said if each.activity == activity.key),
                why_not="" if decides else why(declared, activity.key, language),
            )
