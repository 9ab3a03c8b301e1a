"""What one activity says, fact by fact."""

from collections.abc import Callable, Iterator
from datetime import date

from leeszaal.privacy.documents.speech import Speech
from leeszaal.privacy.documents.subjects import Subject, in_any, in_both
from leeszaal.privacy.register import Activity, Keeping, Obtained, Recipient, Register, Words
from leeszaal.privacy.telling import say_who

Fact = tuple[tuple[Subject, str], Words]


def facts_of_activity(activity: Activity, register: Register, day: date | None, speech: Speech) -> Iterator[Fact]:
    """Give everything that an activity says, with the terms in force on a day (None: every term, with its days)."""
    yield (Subject.ACTIVITY, ""), activity.title
    yield from _basis(activity, speech)
    yield from _texts(activity)
    for word in activity.people:
        yield (Subject.PEOPLE, word), register.vocabulary.people[word]
    yield from _data(activity, register, speech)
    for recipient in activity.recipients:
        yield (Subject.RECIPIENT, recipient.who), in_both(_recipient(recipient, register, speech))
    for obtained in activity.obtained:
        yield (Subject.SOURCE, obtained.who), in_both(_obtained(obtained, register, speech))
    yield from _terms(activity, register, day, speech)
    for promised in activity.promises:
        yield (Subject.PROMISE, promised.id), promised.words


def _basis(activity: Activity, speech: Speech) -> Iterator[Fact]:
    basis = activity.basis
    yield (Subject.BASIS, "article"), in_both(lambda language: f"{basis.article} {speech.ground(basis.article)}")
    yield (Subject.BASIS, "because"), basis.because
    if basis.law:
        yield (Subject.BASIS, "law"), basis.law
    for name in ("interest", "withdrawal"):
        if words := getattr(basis, name):
            yield (Subject.BASIS, name), words
    if basis.balancing:
        for name in ("necessity", "effect", "safeguards", "outcome"):
            yield (Subject.BASIS, f"balancing.{name}"), getattr(basis.balancing, name)
    if basis.age:
        yield (Subject.BASIS, "age.from"), in_any(f"{basis.age.since} ({basis.age.below})")


def _texts(activity: Activity) -> Iterator[Fact]:
    for name in ("purpose", "source", "without", "sensitive", "child"):
        if words := getattr(activity, name):
            yield (Subject.WORDS, name), words


def _data(activity: Activity, register: Register, speech: Speech) -> Iterator[Fact]:
    for use in activity.data:
        for column in use.columns:
            yield (Subject.DATA, column), _join(register.names[column], use.why)
    if given := activity.given:
        yield (Subject.GIVEN, ""), in_both(lambda language: ", ".join(speech.columns(given, register, language)))


def _terms(activity: Activity, register: Register, day: date | None, speech: Speech) -> Iterator[Fact]:
    if day is not None:
        for term in activity.terms_on(day):
            yield (Subject.TERM, " / ".join(term.matter)), in_both(_term(term, register, speech))
        return
    for term in activity.keeping:
        until = f" - {term.until}" if term.until else ""
        days = in_any(f"{term.since}{until}")
        said = in_both(_term(term, register, speech))
        yield (Subject.TERM, " / ".join((*term.matter, str(term.since)))), _join(days, said)


def _recipient(recipient: Recipient, register: Register, speech: Speech) -> Callable[[str], str]:
    def say(language: str) -> str:
        only = f" ({', '.join(speech.columns(recipient.only, register, language))})" if recipient.only else ""
        return f"{say_who(recipient.who, register, language)}: {recipient.why.in_language(language)}{only}"

    return say


def _obtained(obtained: Obtained, register: Register, speech: Speech) -> Callable[[str], str]:
    def say(language: str) -> str:
        only = f" ({', '.join(speech.columns(obtained.only, register, language))})" if obtained.only else ""
        return f"{say_who(obtained.who, register, language)}: {obtained.how.in_language(language)}{only}"

    return say


def _term(term: Keeping, register: Register, speech: Speech) -> Callable[[str], str]:
    def say(language: str) -> str:
        start = register.vocabulary.starts[term.starts].in_language(language)
        then = register.vocabulary.then[term.then].in_language(language)
        held = [register.vocabulary.unless[word].in_language(language) for word in term.unless]
        unless = {"nl": "tenzij", "en": "unless"}[language]
        but = f", {unless} {' / '.join(held)}" if held else ""
        source = f" ({term.source.in_language(language)})" if term.source else ""
        return f"{speech.period(term.lasts)} {start} {then}{but}. {term.because.in_language(language)}{source}"

    return say


def _join(name: Words, why: Words) -> Words:
    return Words(f"{name.nl}: {why.nl}", f"{name.en}: {why.en}")
