"""How the fixed words of the register are said to people."""

from collections.abc import Mapping
from dataclasses import dataclass

from leeszaal.privacy.register.strict import Table
from leeszaal.privacy.register.words import Words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """For each fixed word what we say instead, by the key under which the word stands in an activity."""

    starts: Mapping[str, Words]
    unless: Mapping[str, Words]
    then: Mapping[str, Words]
    people: Mapping[str, Words]
    who: Mapping[str, Words]


def read_vocabulary(table: Table) -> Vocabulary:
    """Read the list, one table for each kind of word."""
    vocabulary = Vocabulary(
        starts=_read(table.table("starts")),
        unless=_read(table.table("unless")),
        then=_read(table.table("then")),
        people=_read(table.table("people")),
        who=_read(table.table("who")),
    )
    table.close()
    return vocabulary


def _read(table: Table) -> dict[str, Words]:
    return {word: table.words(word) for word in table.names()}
