"""What changed in how long an activity keeps data: in the terms that hold now, and in those to come."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext

from leeszaal.privacy.statement.changed import Change, in_list, words
from leeszaal.privacy.statement.saying import say_term


def terms(old: list[Mapping[str, Any]], new: list[Mapping[str, Any]]) -> Iterator[Change]:
    """Compare the terms that hold; one that counts from another moment is changed, not gone and come."""
    before, after = ({(term["then"], term["starts"]): term for term in terms} for terms in (old, new))
    moved = {then: term for (then, starts), term in before.items() if (then, starts) not in after}
    for key, now in after.items():
        was = before.get(key) or moved.pop(now["then"], None)
        yield from _term(was, now)
    for gone in moved.values():
        yield Change(gettext("How long"), _say(gone), "")


def _term(was: Mapping[str, Any] | None, now: Mapping[str, Any]) -> Iterator[Change]:
    if was is None:
        yield Change(gettext("How long"), "", _say(now))
    elif _say(was) != _say(now):
        yield Change(gettext("How long"), _say(was), _say(now))
    else:
        yield from words(gettext("Why so long"), _reason(was), _reason(now))


def coming(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Change]:
    """Compare the terms to come; one that has begun since is told as a term that holds, not as one that went."""
    begun = {_say_without_days(term) for term in new["terms"]}
    waited = [term for term in old.get("coming", []) if _say_without_days(term) not in begun]
    before, after = (
        {_say(term): f"{_say(term)}. {_reason(term)}" for term in terms} for terms in (waited, new.get("coming", []))
    )
    yield from in_list(gettext("How long, later"), before, after)


def _reason(term: Mapping[str, Any]) -> str:
    return f"{term['because']} ({term['source']})" if term["source"] else str(term["because"])


def _say(term: Mapping[str, Any]) -> str:
    """Say a term with the days of which it speaks; versions of before those days were told have none."""
    return " ".join(filter(None, (term.get("days", ""), _say_without_days(term))))


def _say_without_days(term: Mapping[str, Any]) -> str:
    return say_term(term["moment"], term["then"], term["unless"])
