"""What the statement tells of one activity, in one language: the parts in which it stands on the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Data:
    """Some data and what they are for."""

    names: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who gets data, why, and which ones when it is not all of them."""

    who: str
    why: str
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Giver:
    """Who gave data that the person did not give, how we get them, and which ones when it is not all of them."""

    who: str
    how: str
    only: tuple[str, ...]
    public: bool


@dataclass(frozen=True, slots=True)
class Term:
    """When something ends, what is done then, what holds it up, why, and on what authority.

    ``moment`` says both ``lasts`` (``6 months``) and ``starts`` (``after it is back``), which also stand apart.
    ``days`` says from or until which day the term holds, empty when it holds now without an end.
    """

    days: str
    moment: str
    lasts: str
    starts: str
    then: str
    unless: tuple[str, ...]
    because: str
    source: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A promise that an activity takes up: its id, and the words of the library."""

    id: str
    words: str

    def __str__(self) -> str:
        return self.words


@dataclass(frozen=True, slots=True)
class Section:
    """One activity, told in one language.

    ``must`` says whether the law or a contract asks for the data, ``terms`` hold now and ``coming`` later. ``rights``
    are pairs of a right's key and its name; ``child`` is what children read about the activity, empty when it does not
    concern them.
    """

    key: str
    title: str
    purpose: str
    people: tuple[str, ...]
    article: str
    ground: str
    because: str
    law: str
    interest: str
    weighing: str
    withdrawal: str
    age: str
    source: str
    givers: tuple[Giver, ...]
    must: str
    without: str
    sensitive: str
    data: tuple[Data, ...]
    receivers: tuple[Receiver, ...]
    terms: tuple[Term, ...]
    coming: tuple[Term, ...]
    terms_elsewhere: tuple[tuple[str, str], ...]
    rights: tuple[tuple[str, str], ...]
    promises: tuple[Kept, ...]
    for_staff: bool
    child: str
