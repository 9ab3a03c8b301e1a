"""Differences as a person reads them: by activity, with what it said and what it says."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from leeszaal.privacy.documents.differences import NOTHING, Change, Difference
from leeszaal.privacy.documents.headings import IS, LIBRARY, NO_DIFFERENCES, SUBJECTS, WAS
from leeszaal.privacy.register import Register, Words

_SIGNS = {Change.ADDED: "+", Change.REMOVED: "-", Change.CHANGED: "~"}


def tell(found: Iterable[Difference], titles: Mapping[str, Words], language: str) -> Iterator[str]:
    """Give the differences in lines of text; ``titles`` names the activities of both registers."""
    is_silent = True
    for activity, group in groupby(found, key=lambda one: one.activity):
        is_silent = False
        title = titles[activity].in_language(language) if activity else LIBRARY.in_language(language)
        yield f"{title} ({activity})" if activity else title
        for one in group:
            yield from _lines(one, language)
        yield ""
    if is_silent:
        yield NO_DIFFERENCES.in_language(language)


def titles(*registers: Register) -> dict[str, Words]:
    """Name every activity of some registers; the last register that has it names it."""
    return {activity.key: activity.title for register in registers for activity in register.activities.values()}


def as_record(one: Difference) -> dict[str, object]:
    """Give a difference as JSON: texts in both languages, null where there was nothing."""
    return {
        "activity": one.activity or None,
        "subject": one.subject.value,
        "change": one.change.value,
        "keys": list(one.keys),
        "before": _both(one.before),
        "after": _both(one.after),
    }


def _lines(one: Difference, language: str) -> Iterator[str]:
    subject, keys = SUBJECTS[one.subject].in_language(language), ", ".join(key for key in one.keys if key)
    before = (one.before or NOTHING).in_language(language)
    after = (one.after or NOTHING).in_language(language)
    heading = f"  {_SIGNS[one.change]} {subject}" + (f" ({keys})" if keys else "")
    if one.change is Change.CHANGED:
        yield heading
        yield f"      {WAS.in_language(language)}: {before}"
        yield f"      {IS.in_language(language)}: {after}"
    else:
        yield f"{heading}: {before or after}"


def _both(words: Words | None) -> dict[str, str] | None:
    return {"nl": words.nl, "en": words.en} if words else None
