"""The statement for the public (articles 13 and 14), made from the register that the program obeys."""

from dataclasses import dataclass
from datetime import date

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.register import Activity, Keeping, Recipient, Register, Words
from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.telling import say_columns, say_ground, say_moment, say_recipient, say_right


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
class Term:
    """When something ends, what is done then, what holds it up, why, and on what authority."""

    moment: str
    then: str
    unless: tuple[str, ...]
    because: str
    source: str


@dataclass(frozen=True, slots=True)
class Section:
    """One activity, told in one language; ``rights`` are pairs of a right's key and its name."""

    key: str
    title: str
    purpose: str
    people: tuple[str, ...]
    article: str
    ground: str
    because: str
    law: str
    interest: str
    withdrawal: str
    source: str
    without: str
    sensitive: str
    data: tuple[Data, ...]
    receivers: tuple[Receiver, ...]
    terms: tuple[Term, ...]
    terms_elsewhere: tuple[tuple[str, str], ...]
    rights: tuple[tuple[str, str], ...]
    promises: tuple[str, ...]
    for_staff: bool


def statement(register: Register, claims: Claims, language: str, today: date) -> tuple[Section, ...]:
    """Tell every activity in the order of the library, with the terms that hold today."""
    return tuple(_section(activity, register, claims, language, today) for activity in register.in_order())


def _section(activity: Activity, register: Register, claims: Claims, language: str, today: date) -> Section:
    def say(words: Words | None) -> str:
        return words.in_language(language) if words else ""

    basis = activity.basis
    return Section(
        key=activity.key,
        title=say(activity.title),
        purpose=say(activity.purpose),
        people=tuple(say(register.vocabulary.people[word]) for word in activity.people),
        article=basis.article,
        ground=say_ground(basis.article),
        because=say(basis.because),
        law=basis.law,
        interest=say(basis.interest),
        withdrawal=say(basis.withdrawal),
        source=say(activity.source),
        without=say(activity.without),
        sensitive=say(activity.sensitive),
        data=tuple(Data(say_columns(use.columns, register, language), say(use.why)) for use in activity.data),
        receivers=tuple(_receiver(recipient, register, language) for recipient in activity.recipients),
        terms=tuple(_term(term, register, language) for term in activity.terms_on(today)),
        terms_elsewhere=_terms_elsewhere(activity, register, claims, language, today),
        rights=tuple((right.name.lower(), say_right(right)) for right in basis.rights),
        promises=tuple(say(promised.words) for promised in activity.promises),
        for_staff=activity.people == ("staff",),
    )


def _receiver(recipient: Recipient, register: Register, language: str) -> Receiver:
    return Receiver(
        who=say_recipient(recipient, register, language),
        why=recipient.why.in_language(language),
        only=say_columns(recipient.only, register, language),
    )


def _term(term: Keeping, register: Register, language: str) -> Term:
    return Term(
        moment=say_moment(term, register, language),
        then=register.vocabulary.then[term.then].in_language(language),
        unless=tuple(register.vocabulary.unless[word].in_language(language) for word in term.unless),
        because=term.because.in_language(language),
        source=term.source,
    )


def _terms_elsewhere(
    activity: Activity, register: Register, claims: Claims, language: str, today: date
) -> tuple[tuple[str, str], ...]:
    """Name the activities (key, title) whose terms end data of this one that its own terms leave standing."""
    left = {column for column in activity.columns if not _ends(activity, column, claims, today)}
    return tuple(
        (other.key, other.title.in_language(language))
        for other in register.in_order()
        if other is not activity and any(_ends(other, column, claims, today) for column in left)
    )


def _ends(activity: Activity, column: str, claims: Claims, today: date) -> bool:
    endings = (claims.ending(term.then) for term in activity.terms_on(today))
    return any(ending and not ending.clears.isdisjoint((column, table_of(column))) for ending in endings)
