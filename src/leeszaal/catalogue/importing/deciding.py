"""Is this record in the catalogue, and what should be done with it? Pure: the facts are gathered elsewhere.

Taking a file in twice must change nothing the second time, also where the file itself holds one record in two states,
and where staff have changed the record since. So content that the record had before does not come back when staff put
something else in its place, or when a later record of the very same import did. Content of an earlier import does come
back: that is how a library returns to an older state.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from leeszaal.catalogue.importing.options import MatchPoint, OnMatch


class Step(Enum):
    """What to do with a record."""

    ADD = auto()
    UPDATE = auto()
    LEAVE = auto()
    SKIP = auto()


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do, with which record of the catalogue (none for a new one), and why when it is skipped."""

    step: Step
    record_id: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What an incoming record is recognised by."""

    control_number: str
    isbns: tuple[str, ...]
    digest: bytes


@dataclass(frozen=True, slots=True)
class Known:
    """A record of the catalogue that an incoming one may be."""

    id: int
    control_number: str
    isbns: tuple[str, ...]
    digest: bytes


@dataclass(slots=True)
class Catalogue:
    """Those records by what they can be recognised by, and the fingerprints of content that must not come back."""

    by_control_number: dict[str, Known] = field(default_factory=dict)
    by_digest: dict[bytes, Known] = field(default_factory=dict)
    by_isbn: defaultdict[str, list[Known]] = field(default_factory=lambda: defaultdict(list))
    left_behind: defaultdict[int, set[bytes]] = field(default_factory=lambda: defaultdict(set))

    def add(self, known: Iterable[Known]) -> None:
        """Take in records of the catalogue."""
        for each in known:
            if each.control_number:
                self.by_control_number[each.control_number] = each
            else:
                self.by_digest[each.digest] = each
            for isbn in each.isbns:
                self.by_isbn[isbn].append(each)


def candidates(facts: Facts, catalogue: Catalogue, match: Iterable[MatchPoint]) -> list[Known]:
    """Give the records that it may be, by the first match point that finds any; identical content comes first."""
    same_number = catalogue.by_control_number.get(facts.control_number)
    same_content = None if facts.control_number else catalogue.by_digest.get(facts.digest)
    if same_content or (same_number and same_number.digest == facts.digest):
        return [same_content or same_number]  # type: ignore[list-item]
    for point in match:
        if point is MatchPoint.CONTROL_NUMBER:
            found = {same_number.id: same_number} if same_number else {}
        else:
            found = {each.id: each for isbn in facts.isbns for each in catalogue.by_isbn.get(isbn, ())}
        if found:
            return list(found.values())
    return []


def decide(facts: Facts, catalogue: Catalogue, match: tuple[MatchPoint, ...], on_match: OnMatch) -> Decision:
    """Decide what happens to one record."""
    found = candidates(facts, catalogue, match)
    holder = catalogue.by_control_number.get(facts.control_number)
    if len(found) > 1:
        numbers = ", ".join(str(each.id) for each in found)
        return Decision(Step.SKIP, reason=f"its ISBN stands in more than one record: {numbers}")
    if holder and holder not in found:
        return Decision(Step.SKIP, reason=f"its control number {facts.control_number} belongs to record {holder.id}")
    if not found:
        return Decision(Step.ADD)
    return _about(found[0], facts, catalogue.left_behind.get(found[0].id, set()), on_match)


def _about(known: Known, facts: Facts, left_behind: set[bytes], on_match: OnMatch) -> Decision:
    if known.digest == facts.digest or facts.digest in left_behind:
        return Decision(Step.LEAVE, known.id)
    if on_match is OnMatch.SKIP:
        return Decision(Step.SKIP, known.id, f"in the catalogue already as record {known.id}, which was left as it is")
    return Decision(Step.UPDATE, known.id)
