"""Which differences protect people less: a longer term, one who receives or may claim more, another basis, more data.

Everything else (words, promises, a shorter term) also waits for two people, but holds at once.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from leeszaal.privacy.changes.content import terms_kept
from leeszaal.privacy.consents.deciding import THE_PERSON
from leeszaal.privacy.documents.differences import Change, Difference
from leeszaal.privacy.documents.subjects import Subject
from leeszaal.privacy.register import Keeping
from leeszaal.privacy.register.activity import in_force

Binding = Mapping[str, Any]
_SOME_DAY, _A_DAY = date(2024, 1, 1), timedelta(days=1)


def weakens(one: Difference, was: Binding, now: Binding, today: date) -> bool:
    """Tell whether a difference protects people less than what two people agreed to."""
    rule = _RULES.get(one.subject)
    return rule is not None and any(rule(one, key, was, now, today) for key in one.keys)


def lasts_longer(one: Keeping, other: Keeping) -> bool:
    """Tell whether a term lasts longer than another."""
    return one.lasts.after(_SOME_DAY) > other.lasts.after(_SOME_DAY)


def _is_new(one: Difference, key: str, was: Binding, now: Binding, today: date) -> bool:
    return one.change is Change.ADDED


def _is_there(one: Difference, key: str, was: Binding, now: Binding, today: date) -> bool:
    return one.change is not Change.REMOVED


def _is_another_basis(one: Difference, key: str, was: Binding, now: Binding, today: date) -> bool:
    return key == "article"


def _moved(one: Difference, key: str, was: Binding, now: Binding, today: date) -> bool:
    before, after = was["countries"].get(key), now["countries"].get(key)
    return before is not None and after is not None and before != after


def _gets_more(one: Difference, who: str, was: Binding, now: Binding, today: date) -> bool:
    return who != THE_PERSON and not set(_columns(now, one.activity, who)) <= set(_columns(was, one.activity, who))


def _columns(binding: Binding, activity: str, who: str) -> list[str]:
    found: list[str] = binding["activities"].get(activity, {}).get("recipients", {}).get(who, [])
    return found


def _is_looser(one: Difference, key: str, was: Binding, now: Binding, today: date) -> bool:
    """Compare what is in force about the matter of a fact, today and on each later day on which that changes."""
    before, after = terms_kept(was, one.activity), terms_kept(now, one.activity)
    starts, then = key.split(" / ")[:2]
    turns = {term.since for term in (*before, *after)} | {term.until + _A_DAY for term in after if term.until}
    days = {today} | {day for day in turns if day > today}
    return any(_is_looser_on(_about(before, starts, then, day), _about(after, starts, then, day)) for day in days)


def _about(terms: tuple[Keeping, ...], starts: str, then: str, day: date) -> Keeping | None:
    return next((term for term in in_force(terms, day) if term.matter == (starts, then)), None)


def _is_looser_on(before: Keeping | None, after: Keeping | None) -> bool:
    if before is None:
        return False
    return after is None or lasts_longer(after, before) or not set(after.unless) <= set(before.unless)


_RULES: Mapping[Subject, Callable[[Difference, str, Binding, Binding, date], bool]] = {
    Subject.ACTIVITY: _is_new,
    Subject.PEOPLE: _is_new,
    Subject.DATA: _is_new,
    Subject.LEGAL_GROUND: _is_there,
    Subject.BASIS: _is_another_basis,
    Subject.PARTNER: _moved,
    Subject.RECIPIENT: _gets_more,
    Subject.TERM: _is_looser,
}
