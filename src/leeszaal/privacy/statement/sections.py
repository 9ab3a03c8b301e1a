"""Each activity of the register, told to the people whose data it is (articles 13 and 14), in one language."""

from datetime import date

from django.utils import translation
from django.utils.translation import gettext

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.register import Activity, Keeping, Recipient, Register, Words
from leeszaal.privacy.register.basis import AgeRule
from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.register.sources import Obtained
from leeszaal.privacy.statement.saying import say_days, say_must
from leeszaal.privacy.statement.told import Data, Giver, Kept, Receiver, Section, Term
from leeszaal.privacy.telling import say_columns, say_ground, say_moment, say_period, say_right, say_who


def sections(register: Register, claims: Claims, language: str, today: date) -> tuple[Section, ...]:
    """Tell every activity in the order of the library, with the terms that hold today and those that come."""
    with translation.override(language):
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
        law=say(basis.law),
        interest=say(basis.interest),
        weighing=f"{say(basis.balancing.safeguards)} {say(basis.balancing.outcome)}" if basis.balancing else "",
        withdrawal=say(basis.withdrawal),
        age=_age(basis.age, register, language) if basis.age else "",
        source=say(activity.source),
        givers=tuple(_giver(obtained, register, language) for obtained in activity.obtained),
        must=say_must(basis.article),
        without=say(activity.without),
        sensitive=say(activity.sensitive),
        data=tuple(Data(say_columns(use.columns, register, language), say(use.why)) for use in activity.data),
        receivers=tuple(_receiver(recipient, register, language) for recipient in activity.recipients),
        terms=tuple(_term(term, register, language, today) for term in activity.terms_on(today)),
        coming=tuple(_term(term, register, language, today) for term in activity.terms_after(today)),
        terms_elsewhere=_terms_elsewhere(activity, register, claims, language, today),
        rights=tuple((right.name.lower(), say_right(right)) for right in basis.rights),
        promises=tuple(Kept(promised.id, say(promised.words)) for promised in activity.promises),
        for_staff=activity.people == ("staff",),
        child=say(activity.child),
    )


def _receiver(recipient: Recipient, register: Register, language: str) -> Receiver:
    return Receiver(
        who=say_who(recipient.who, register, language),
        why=recipient.why.in_language(language),
        only=say_columns(recipient.only, register, language),
    )


def _giver(obtained: Obtained, register: Register, language: str) -> Giver:
    return Giver(
        who=say_who(obtained.who, register, language),
        how=obtained.how.in_language(language),
        only=say_columns(obtained.only, register, language),
        public=obtained.public,
    )


def _age(rule: AgeRule, register: Register, language: str) -> str:
    """Say from which age somebody consents alone (article 8)."""
    who = say_who(rule.below, register, language)
    words = gettext("From the age of %(age)d you decide yourself. Before that %(who)s decides.")
    return f"{words % {'age': rule.since, 'who': who}} {rule.because.in_language(language)}"


def _term(term: Keeping, register: Register, language: str, today: date) -> Term:
    return Term(
        days=say_days(term, today),
        moment=say_moment(term, register, language),
        lasts=say_period(term.lasts),
        starts=register.vocabulary.starts[term.starts].in_language(language),
        then=register.vocabulary.then[term.then].in_language(language),
        unless=tuple(register.vocabulary.unless[word].in_language(language) for word in term.unless),
        because=term.because.in_language(language),
        source=term.source.in_language(language) if term.source else "",
    )


def _terms_elsewhere(
    activity: Activity, register: Register, claims: Claims, language: str, today: date
) -> tuple[tuple[str, str], ...]:
    """Name the activities (key, title) about the same people whose terms end data that those of this one leave."""
    left = {column for column in activity.columns if not _ends(activity, column, claims, today)}
    return tuple(
        (other.key, other.title.in_language(language))
        for other in register.in_order()
        if other is not activity
        and not set(other.people).isdisjoint(activity.people)
        and any(_ends(other, column, claims, today) for column in left)
    )


def _ends(activity: Activity, column: str, claims: Claims, today: date) -> bool:
    endings = (claims.ending(term.then) for term in activity.terms_on(today))
    return any(ending and not ending.clears.isdisjoint((column, table_of(column))) for ending in endings)
