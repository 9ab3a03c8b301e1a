"""A processing activity as the register declares it (article 30(1)): why, on what basis, which data, who, how long."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from leeszaal.common.periods import Period
from leeszaal.privacy.register.basis import Basis
from leeszaal.privacy.register.sources import Obtained
from leeszaal.privacy.register.words import Words


@dataclass(frozen=True, slots=True)
class DataUse:
    """Columns (``app.Model.field``, or ``table.column`` where no model is) that an activity uses for one reason."""

    columns: tuple[str, ...]
    why: Words


@dataclass(frozen=True, slots=True)
class Recipient:
    """An audience of the house, or a partner, that gets data for an activity; ``only`` narrows which columns."""

    who: str
    why: Words
    only: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keeping:
    """A term: from which moment it counts, how long it lasts, what stops it, and what is done when it is over.

    It is in force from ``since`` up to and including ``until`` (none: until a later block on the same matter).
    """

    since: date
    starts: str
    lasts: Period
    then: str
    because: Words
    unless: tuple[str, ...] = ()
    until: date | None = None
    source: Words | None = None

    @property
    def matter(self) -> tuple[str, str]:
        """What the term is about: a later block about the same matter takes the place of an earlier one."""
        return self.starts, self.then


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise that this activity keeps, in the words of the library."""

    id: str
    words: Words


@dataclass(frozen=True, slots=True)
class Activity:
    """One processing activity. ``key`` is the name of its file, ``files`` tells which keys came from an overlay.

    ``child`` tells it to children of 8 to 12; without it the activity does not stand on their page. ``given`` names the
    columns that the person gave, by telling us or by using the library.
    """

    key: str
    title: Words
    purpose: Words
    people: tuple[str, ...]
    basis: Basis
    source: Words
    data: tuple[DataUse, ...]
    recipients: tuple[Recipient, ...]
    keeping: tuple[Keeping, ...]
    promises: tuple[Promised, ...]
    without: Words | None = None
    sensitive: Words | None = None
    child: Words | None = None
    obtained: tuple[Obtained, ...] = ()
    given: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict, compare=False)

    def place(self, key: str) -> str:
        """Give the file in which a key was written, with the key."""
        top = key.partition(".")[0].partition("[")[0]
        return f"{self.files.get(key) or self.files.get(top) or f'base/{self.key}.toml'}: {key}"

    @property
    def columns(self) -> frozenset[str]:
        """Give every column that the activity may use."""
        return frozenset(column for use in self.data for column in use.columns)

    def seen_by(self, recipient: Recipient) -> frozenset[str]:
        """Give the columns that a recipient gets: those it is narrowed to, else all of the activity."""
        return frozenset(recipient.only) or self.columns

    def terms_on(self, day: date) -> tuple[Keeping, ...]:
        """Give the terms in force on a day."""
        return in_force(self.keeping, day)

    def terms_after(self, day: date) -> tuple[Keeping, ...]:
        """Give the terms that begin after a day, the first to begin first."""
        return tuple(sorted((term for term in self.keeping if term.since > day), key=lambda term: term.since))


def in_force(terms: Iterable[Keeping], day: date) -> tuple[Keeping, ...]:
    """Give the terms in force on a day: per matter the latest that has begun and has not been ended."""
    begun = sorted((term for term in terms if term.since <= day), key=lambda term: term.since)
    latest = {term.matter: term for term in begun}
    return tuple(term for term in latest.values() if term.until is None or day <= term.until)
