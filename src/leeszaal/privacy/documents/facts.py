"""A register taken apart into facts that can be compared: each has a place, and says something in both languages."""

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from django.utils import translation

from leeszaal.privacy.register import Activity, Keeping, Library, Obtained, Partner, Recipient, Register, Words
from leeszaal.privacy.register.words import LANGUAGES
from leeszaal.privacy.telling import say_columns, say_ground, say_moment, say_who


class Subject(StrEnum):
    """What a fact is about."""

    ACTIVITY = "activity"
    BASIS = "basis"
    PEOPLE = "people"
    DATA = "data"
    RECIPIENT = "recipient"
    SOURCE = "source"
    TERM = "term"
    PROMISE = "promise"
    WORDS = "words"
    PARTNER = "partner"
    LIBRARY = "library"
    STATEMENT = "statement"


class Place(NamedTuple):
    """Where a fact stands: the activity (empty: the library as a whole), the subject, and a key within it."""

    activity: str
    subject: Subject
    key: str


Facts = dict[Place, Words]


def in_both(say: Callable[[str], str]) -> Words:
    """Say something in both languages; ``say`` gets the language, which is also the active one."""
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            said.append(say(language))
    return Words(*said)


def facts(register: Register, day: date) -> Facts:
    """Give everything that a register says, with the terms in force on a day."""
    found: Facts = dict(_of_library(register.library))
    for partner in register.partners.values():
        found[Place("", Subject.PARTNER, partner.key)] = _partner(partner)
    for activity in register.activities.values():
        found |= {Place(activity.key, *where): words for where, words in _of_activity(activity, register, day)}
    return found


def _of_library(library: Library) -> Iterator[tuple[Place, Words]]:
    for name in ("introduction", "children", "officer", "automated", "transfers", "measures"):
        yield Place("", Subject.LIBRARY, name), getattr(library, name)
    for name in ("name", "legal_name", "address", "phone", "email", "privacy_email", "chamber_of_commerce"):
        if value := getattr(library, name):
            yield Place("", Subject.LIBRARY, name), _same(value)
    for name in ("stored_in", "authority", "authority_url"):
        yield Place("", Subject.LIBRARY, name), _same(getattr(library, name))
    for promised in library.promises:
        yield Place("", Subject.PROMISE, promised.id), promised.words
    for stated in library.statements:
        yield Place("", Subject.STATEMENT, stated.key), stated.says


def _of_activity(activity: Activity, register: Register, day: date) -> Iterator[tuple[tuple[Subject, str], Words]]:
    yield (Subject.ACTIVITY, ""), activity.title
    yield from _basis(activity)
    yield from _texts(activity)
    for word in activity.people:
        yield (Subject.PEOPLE, word), register.vocabulary.people[word]
    for use in activity.data:
        for column in use.columns:
            yield (Subject.DATA, column), _join(register.names[column], use.why)
    for recipient in activity.recipients:
        yield (Subject.RECIPIENT, recipient.who), in_both(_recipient(recipient, register))
    for obtained in activity.obtained:
        yield (Subject.SOURCE, obtained.who), in_both(_obtained(obtained, register))
    for term in activity.terms_on(day):
        yield (Subject.TERM, " / ".join(term.matter)), in_both(_term(term, register))
    for promised in activity.promises:
        yield (Subject.PROMISE, promised.id), promised.words


def _basis(activity: Activity) -> Iterator[tuple[tuple[Subject, str], Words]]:
    basis = activity.basis
    yield (Subject.BASIS, "article"), in_both(lambda language: f"{basis.article} {say_ground(basis.article)}")
    yield (Subject.BASIS, "because"), basis.because
    if basis.law:
        yield (Subject.BASIS, "law"), _same(basis.law)
    for name in ("interest", "withdrawal"):
        if words := getattr(basis, name):
            yield (Subject.BASIS, name), words
    if basis.balancing:
        for name in ("necessity", "effect", "safeguards", "outcome"):
            yield (Subject.BASIS, f"balancing.{name}"), getattr(basis.balancing, name)
    if basis.age:
        yield (Subject.BASIS, "age.from"), _same(f"{basis.age.since} ({basis.age.below})")


def _texts(activity: Activity) -> Iterator[tuple[tuple[Subject, str], Words]]:
    for name in ("purpose", "source", "without", "sensitive", "child"):
        if words := getattr(activity, name):
            yield (Subject.WORDS, name), words


def _recipient(recipient: Recipient, register: Register) -> Callable[[str], str]:
    def say(language: str) -> str:
        only = f" ({', '.join(say_columns(recipient.only, register, language))})" if recipient.only else ""
        return f"{say_who(recipient.who, register, language)}: {recipient.why.in_language(language)}{only}"

    return say


def _obtained(obtained: Obtained, register: Register) -> Callable[[str], str]:
    def say(language: str) -> str:
        only = f" ({', '.join(say_columns(obtained.only, register, language))})" if obtained.only else ""
        return f"{say_who(obtained.who, register, language)}: {obtained.how.in_language(language)}{only}"

    return say


def _term(term: Keeping, register: Register) -> Callable[[str], str]:
    def say(language: str) -> str:
        then = register.vocabulary.then[term.then].in_language(language)
        held = [register.vocabulary.unless[word].in_language(language) for word in term.unless]
        unless = {"nl": "tenzij", "en": "unless"}[language]
        but = f", {unless} {' / '.join(held)}" if held else ""
        return f"{say_moment(term, register, language)} {then}{but}"

    return say


def _partner(partner: Partner) -> Words:
    until = f" - {partner.ends_on}" if partner.ends_on else ""
    terms = f"{partner.kind}, {partner.country}; {partner.agreement}, {partner.agreed_on}{until}"
    return Words(
        f"{partner.name.nl} ({terms}): {partner.what.nl}",
        f"{partner.name.en} ({terms}): {partner.what.en}",
    )


def _same(text: str) -> Words:
    return Words(text, text)


def _join(name: Words, why: Words) -> Words:
    return Words(f"{name.nl}: {why.nl}", f"{name.en}: {why.en}")
