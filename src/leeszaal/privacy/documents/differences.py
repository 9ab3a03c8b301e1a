"""What differs between two registers: two libraries, a library and the base, or one register on two days."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from leeszaal.privacy.documents.facts import facts
from leeszaal.privacy.documents.subjects import Facts, Place, Subject
from leeszaal.privacy.register import Register, Words

NOTHING = Words("", "")


class Change(StrEnum):
    """What happened to a fact."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. ``activity`` is empty for the library as a whole, ``keys`` are columns, words or ids.

    ``before`` and ``after`` are what it said; None where there was nothing.
    """

    activity: str
    subject: Subject
    keys: tuple[str, ...]
    before: Words | None
    after: Words | None

    @property
    def change(self) -> Change:
        """Tell whether it is new, gone or otherwise."""
        if self.before is None:
            return Change.ADDED
        return Change.REMOVED if self.after is None else Change.CHANGED


def differences(before: Register, after: Register, *, before_on: date, after_on: date) -> tuple[Difference, ...]:
    """Give what differs, library first and then by activity, with the terms in force on the two days.

    An activity that only one of them has is one difference; columns with the same words are told together.
    """
    order = [activity.key for register in (after, before) for activity in register.in_order()]
    return between(facts(before, before_on), facts(after, after_on), order)


def between(was: Facts, now: Facts, activities: Iterable[str]) -> tuple[Difference, ...]:
    """Give what differs between facts, library first and then by activity, in the order of ``activities``."""
    found = [
        Difference(place.activity, place.subject, (place.key,), was.get(place), now.get(place))
        for place in sorted(was.keys() | now.keys(), key=_order(activities))
        if was.get(place) != now.get(place) and _is_told(place, was, now)
    ]
    return tuple(_together(found))


def _is_told(place: Place, was: Facts, now: Facts) -> bool:
    whole = Place(place.activity, Subject.ACTIVITY, "")
    both_have_it = not place.activity or (whole in was and whole in now)
    return both_have_it or place == whole


def _order(activities: Iterable[str]) -> "_Order":
    return _Order({key: n for n, key in enumerate(dict.fromkeys(["", *activities]))})


@dataclass(frozen=True, slots=True)
class _Order:
    """The order of places: the library, then activities as the library orders them, then by subject and key."""

    activities: dict[str, int]

    def __call__(self, place: Place) -> tuple[int, int, str]:
        return self.activities[place.activity], list(Subject).index(place.subject), place.key


def _together(found: Iterable[Difference]) -> Iterator[Difference]:
    for (activity, subject), group in groupby(found, key=lambda one: (one.activity, one.subject)):
        by_words: dict[tuple[Words | None, Words | None], list[str]] = {}
        for one in group:
            by_words.setdefault((one.before, one.after), []).extend(one.keys)
        for (before, after), keys in by_words.items():
            yield Difference(activity, subject, tuple(keys), before, after)
