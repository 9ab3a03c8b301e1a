"""What a register says, as it is kept for comparing: whatever stands in it, on whichever day it is read.

``facts`` is for people: every fact with its words in both languages, and, where the program's own words are among them,
the same without (`documents.speech`), by which facts are compared. ``binding`` is for the program: bases, terms,
recipients with their columns, and countries of partners.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leeszaal.common.periods import Period
from leeszaal.privacy.documents.facts import facts
from leeszaal.privacy.documents.speech import PLAIN
from leeszaal.privacy.documents.subjects import Facts, Place, Subject
from leeszaal.privacy.proofs.canonical import canonical
from leeszaal.privacy.register import Activity, Keeping, Register, Words

_NO_WORDS = Words("", "")
_TOLD = 5
"""So many texts has a fact that is compared as it is told: its place, and its words in both languages."""


@dataclass(frozen=True, slots=True)
class Content:
    """A register as plain lists and objects."""

    facts: list[list[str]]
    binding: dict[str, Any]

    @property
    def fingerprint(self) -> str:
        """Give its SHA-256, in hexadecimal: two registers that say the same have the same, however well translated."""
        plain = [[*fact[:3], *_plain(fact)] for fact in self.facts]
        return hashlib.sha256(canonical({"facts": plain, "binding": self.binding})).hexdigest()


def content(register: Register) -> Content:
    """Take a register apart."""
    plain = facts(register, None, PLAIN)
    found = [_fact(place, words, plain[place]) for place, words in sorted(facts(register, None).items())]
    binding = {
        "activities": {key: _activity(activity) for key, activity in sorted(register.activities.items())},
        "countries": {key: partner.country for key, partner in sorted(register.partners.items())},
    }
    return Content(found, binding)


def facts_kept(kept: list[list[str]]) -> Facts:
    """Give facts back as they can be compared; what a later program no longer knows is left out."""
    known = {subject.value for subject in Subject}
    return {_place(fact): Words(*fact[3:5]) for fact in kept if fact[1] in known}


def facts_compared(was: list[list[str]], now: list[list[str]]) -> tuple[Facts, Facts]:
    """Give two lots of facts to compare: what the program only says better now is said so in both.

    What is told in the same words and still differs, as columns with one name do, is told without the program's words.
    """
    before, after = facts_kept(was), facts_kept(now)
    plain_before, plain_after = _plain_facts(was), _plain_facts(now)
    for place in plain_before.keys() & plain_after.keys():
        if plain_before[place] == plain_after[place]:
            before[place] = after[place]
        elif before[place] == after[place]:
            before[place], after[place] = plain_before[place], plain_after[place]
    return before, after


def columns_kept(kept: list[list[str]]) -> frozenset[str]:
    """Give the columns that any activity used."""
    return frozenset(key for _activity, subject, key, *_said in kept if subject == Subject.DATA)


def terms_kept(binding: Mapping[str, Any], activity: str) -> tuple[Keeping, ...]:
    """Give back the terms that an activity had; none for one that was not there. Their reasons are not kept."""
    return tuple(_term(kept) for kept in binding["activities"].get(activity, {}).get("terms", ()))


def _fact(place: Place, words: Words, plain: Words) -> list[str]:
    without = [] if plain == words else [plain.nl, plain.en]
    return [*place, words.nl, words.en, *without]


def _place(fact: list[str]) -> Place:
    return Place(fact[0], Subject(fact[1]), fact[2])


def _plain(fact: list[str]) -> list[str]:
    return fact[-2:]


def _plain_facts(kept: list[list[str]]) -> Facts:
    known = {subject.value for subject in Subject}
    return {_place(fact): Words(*_plain(fact)) for fact in kept if len(fact) > _TOLD and fact[1] in known}


def _activity(activity: Activity) -> dict[str, Any]:
    return {
        "basis": activity.basis.article,
        "recipients": {to.who: sorted(activity.seen_by(to)) for to in activity.recipients},
        "terms": [
            {
                "since": term.since.isoformat(),
                "until": term.until.isoformat() if term.until else None,
                "starts": term.starts,
                "lasts": str(term.lasts),
                "then": term.then,
                "unless": sorted(term.unless),
            }
            for term in activity.keeping
        ],
    }


def _term(kept: Mapping[str, Any]) -> Keeping:
    return Keeping(
        since=date.fromisoformat(kept["since"]),
        until=date.fromisoformat(kept["until"]) if kept["until"] else None,
        starts=kept["starts"],
        lasts=Period.parse(kept["lasts"]),
        then=kept["then"],
        unless=tuple(kept["unless"]),
        because=_NO_WORDS,
    )
