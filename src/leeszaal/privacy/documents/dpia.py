"""The sheet of a data protection impact assessment (article 35(7)), as far as the register can fill it.

What the register knows is written down: what is done, why it is needed, which signs of risk there are, what limits
them. What only a person can judge is not guessed: it stands there as something to fill in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import translation

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.documents import dpia_words as say
from leeszaal.privacy.documents.blocks import Block, Bullets, Grid, Heading, Text, ToFillIn
from leeszaal.privacy.documents.dpia_measures import measures
from leeszaal.privacy.documents.risks import ENOUGH_CRITERIA, Sign, criteria_met, signs
from leeszaal.privacy.documents.risks_told import shown_by
from leeszaal.privacy.register import Activity, Register, Words
from leeszaal.privacy.statement import Section, statement


@dataclass(frozen=True, slots=True)
class _Part:
    """An activity with how it is told and what signs of risk it shows."""

    activity: Activity
    section: Section
    signs: tuple[Sign, ...]


def dpia(register: Register, claims: Claims, language: str, day: date, members: int | None = None) -> list[Block]:
    """Make the sheet with the terms that hold on a day; ``members`` is how many there are, when that is known."""
    with translation.override(language):
        parts = [
            _Part(register.activities[section.key], section, signs(register.activities[section.key], register, day))
            for section in statement(register, claims, language, day)
        ]
        return list(_sheet(parts, register, language, day, members))


def _sheet(parts: list[_Part], register: Register, language: str, day: date, members: int | None) -> Iterator[Block]:
    def t(words: Words) -> str:
        return words.in_language(language)

    yield Heading(1, f"{t(say.TITLE)}: {register.library.name}")
    yield Text(t(say.MADE_ON).format(name=register.library.legal_name, day=day.isoformat()))
    yield from _need(parts, language)
    yield Heading(2, t(say.DESCRIPTION))
    for part in parts:
        yield from _description(part, language)
    yield Heading(2, t(say.NECESSITY))
    for part in parts:
        yield from _necessity(part, language)
    yield Heading(2, t(say.RISKS))
    for part in parts:
        yield from _risks(part, register, language)
    yield Heading(2, t(say.MEASURES))
    yield Text(t(register.library.measures))
    yield Text(t(register.library.transfers))
    for part in parts:
        if found := measures(part.activity, part.section, register, language):
            yield Heading(3, part.section.title)
            yield Bullets(found)
    yield Heading(2, t(say.CONCLUSION))
    if members is not None:
        yield Text(t(say.MEMBERS).format(members))
    yield from (ToFillIn(t(say.FILL_IN), t(words)) for words in say.TO_FILL_IN[members is not None :])


def _need(parts: list[_Part], language: str) -> Iterator[Block]:
    yield Heading(2, say.NEED.in_language(language))
    yield Text(say.NEED_RULE.in_language(language))
    headings = tuple(words.in_language(language) for words in (say.ACTIVITY, say.CRITERIA_MET, say.NEEDED))
    rows = tuple((part.section.title, str(criteria_met(part.signs)), _answer(part, language)) for part in parts)
    yield Grid(headings, rows)


def _answer(part: _Part, language: str) -> str:
    return (say.YES if criteria_met(part.signs) >= ENOUGH_CRITERIA else say.NO).in_language(language)


def _description(part: _Part, language: str) -> Iterator[Block]:
    section = part.section
    yield Heading(3, section.title)
    facts = {
        say.PURPOSE: section.purpose,
        say.PEOPLE: ", ".join(section.people),
        say.DATA: "; ".join(f"{', '.join(data.names)} ({data.why})" for data in section.data),
        say.RECIPIENTS: "; ".join(f"{to.who} ({to.why})" for to in section.receivers)
        or say.NOBODY.in_language(language),
        say.SENSITIVE: section.sensitive,
        say.INTEREST: section.interest,
    }
    yield Bullets(tuple(f"{words.in_language(language)}: {text}" for words, text in facts.items() if text))


def _necessity(part: _Part, language: str) -> Iterator[Block]:
    section, weighed = part.section, part.activity.basis.balancing
    yield Heading(3, section.title)
    facts = {
        say.BASIS: " ".join(filter(None, [section.article, f"{section.ground}.", section.because, section.law])),
        say.TERMS: "; ".join(
            [f"{term.moment} {term.then}" for term in section.terms] or [n for _, n in section.terms_elsewhere]
        ),
        say.RIGHTS: ", ".join(name for _, name in section.rights),
        say.WITHOUT: section.without,
    }
    if weighed:
        facts |= {words: getattr(weighed, step).in_language(language) for step, words in say.BALANCING.items()}
    yield Bullets(tuple(f"{words.in_language(language)}: {text}" for words, text in facts.items() if text))


def _risks(part: _Part, register: Register, language: str) -> Iterator[Block]:
    yield Heading(3, part.section.title)
    if not part.signs:
        yield Text(say.NO_SIGNS.in_language(language))
        return
    words = (say.SIGN, say.SHOWN_BY, say.LIKELIHOOD, say.SEVERITY)
    blank = say.BLANK.in_language(language)
    rows = (
        (say.CRITERIA[sign.criterion].in_language(language), shown_by(sign, register, language), blank, blank)
        for sign in part.signs
    )
    yield Grid(tuple(heading.in_language(language) for heading in words), tuple(rows))
