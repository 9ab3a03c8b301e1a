"""One thing that reads differently in two versions of the statement, and how it is found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that reads differently: what it is about, and the words before and after (empty when none)."""

    about: str
    before: str
    after: str


def words(about: str, before: str, after: str) -> Iterator[Change]:
    """Compare one text."""
    if before != after:
        yield Change(about, before, after)


def in_list(about: str, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    """Compare what is listed: by key what came, went or reads otherwise."""
    for key in dict.fromkeys([*after, *before]):
        yield from words(about, before.get(key, ""), after.get(key, ""))
