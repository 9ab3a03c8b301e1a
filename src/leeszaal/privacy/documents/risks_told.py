"""What shows a sign of risk, in words instead of the keys of the register."""

from leeszaal.common.periods import Period
from leeszaal.privacy.documents import dpia_words as say
from leeszaal.privacy.documents.risks import Criterion, Sign
from leeszaal.privacy.register import Register
from leeszaal.privacy.telling import say_columns, say_period


def shown_by(sign: Sign, register: Register, language: str) -> str:
    """Say what in the register shows a sign, in one language, which is also the active one."""
    return ", ".join(_said(sign, register, language))


def _said(sign: Sign, register: Register, language: str) -> tuple[str, ...]:
    match sign.criterion:
        case Criterion.SENSITIVE:
            return (say.CALLED_SENSITIVE.in_language(language),)
        case Criterion.CHILDREN | Criterion.STAFF | Criterion.EVERYBODY:
            return tuple(register.vocabulary.people[word].in_language(language) for word in sign.by)
        case Criterion.COMBINED:
            return tuple(register.activities[key].title.in_language(language) for key in sign.by)
        case Criterion.OUTSIDE:
            return tuple(register.partners[key].name.in_language(language) for key in sign.by)
        case Criterion.LONG:
            return tuple(say_period(Period.parse(lasts)) for lasts in sign.by)
        case _:
            return say_columns(sign.by, register, language)
