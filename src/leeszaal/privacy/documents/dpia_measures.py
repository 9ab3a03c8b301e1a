"""What the register itself says that limits the risks of an activity."""

from collections.abc import Iterator

from leeszaal.privacy.documents import dpia_words as say
from leeszaal.privacy.law import Right
from leeszaal.privacy.register import Activity, Register
from leeszaal.privacy.statement import Section


def measures(activity: Activity, section: Section, register: Register, language: str) -> tuple[str, ...]:
    """Give the measures in one language: terms, narrowed recipients, agreements, ways to stop it, promises."""
    return tuple(_measures(activity, section, register, language))


def _measures(activity: Activity, section: Section, register: Register, language: str) -> Iterator[str]:
    for term in section.terms:
        yield say.TERM_MEASURE.in_language(language).format(f"{term.moment} {term.then}")
    for to in section.receivers:
        if to.only:
            yield say.NARROWED.in_language(language).format(
                who=to.who[:1].upper() + to.who[1:], what=", ".join(to.only)
            )
    for partner in register.partners_of(activity):
        name, day = partner.name.in_language(language), partner.agreed_on.isoformat()
        yield say.AGREED.in_language(language).format(name=name, agreement=partner.agreement, day=day)
    if activity.basis.balancing:
        yield activity.basis.balancing.safeguards.in_language(language)
    if section.withdrawal:
        yield say.WITHDRAWAL.in_language(language).format(section.withdrawal)
    if Right.OBJECTION in activity.basis.rights:
        yield say.OBJECTION.in_language(language)
    yield from (promised.words.in_language(language) for promised in activity.promises)
