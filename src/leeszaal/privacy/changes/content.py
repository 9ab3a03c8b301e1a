"""What a register says, as it is kept for comparing: whatever stands in it, on whichever day it is read.

``facts`` is for people: every fact with its words in both languages. ``binding`` is for the program: bases, terms,
recipients with their columns, and countries of partners.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from leeszaal.common.periods import Period
from leeszaal.privacy.documents.facts import facts
from leeszaal.privacy.documents.subjects import Facts, Place, Subject
from leeszaal.privacy.proofs.canonical import canonical
from leeszaal.privacy.register import Activity, Keeping, Register, Words

_NO_WORDS = Words("", "")


@dataclass(frozen=True, slots=True)
class Content:
    """A register as plain lists and objects."""

    facts: list[list[str]]
    binding: dict[str, Any]

    @property
    def fingerprint(self) -> str:
        """Give its SHA-256, in hexadecimal: two registers that say the same have the same."""
        return hashlib.sha256(canonical({"facts": self.facts, "binding": self.binding})).hexdigest()


def content(register: Register) -> Content:
    """Take a register apart."""
    found = [[*place, words.nl, words.en] for place, words in sorted(facts(register, None).items())]
    binding = {
        "activities": {key: _activity(activity) for key, activity in sorted(register.activities.items())},
        "countries": {key: partner.country for key, partner in sorted(register.partners.items())},
    }
    return Content(found, binding)


def facts_kept(kept: list[list[str]]) -> Facts:
    """Give facts back as they can be compared; what a later program no longer knows is left out."""
    known = {subject.value for subject in Subject}
    return {
        Place(activity, Subject(subject), key): Words(nl, en)
        for activity, subject, key, nl, en in kept
        if subject in known
    }


def terms_kept(binding: Mapping[str, Any], activity: str) -> tuple[Keeping, ...]:
    """Give back the terms that an activity had; none for one that was not there. Their reasons are not kept."""
    return tuple(_term(kept) for kept in binding["activities"].get(activity, {}).get("terms", ()))


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
