"""Why a request may be refused: a closed list, each with the article that a person can look up.

Whoever refuses chooses one and adds in own words why it holds here; there is no other way to say no.
"""

from enum import StrEnum

from leeszaal.privacy.law import Right


class Refusal(StrEnum):
    """A ground on which a request is refused, by its place in the GDPR (or UAVG)."""

    UNFOUNDED = "12(5)"
    NOT_IDENTIFIED = "12(2)"
    NOT_TRACEABLE = "11(2)"
    RIGHTS_OF_OTHERS = "15(4)"
    CORRECT_ALREADY = "16"
    STILL_NEEDED = "17(1)"
    FREE_EXPRESSION = "17(3)(a)"
    LEGAL_DUTY = "17(3)(b)"
    ARCHIVE_OR_STATISTICS = "17(3)(d)"
    LEGAL_CLAIM = "17(3)(e)"
    NO_GROUND_TO_RESTRICT = "18(1)"
    NOT_PORTABLE = "20(1)"
    PORTING_HARMS_OTHERS = "20(4)"
    COMPELLING_GROUNDS = "21(1)"
    PUBLIC_STATISTICS = "21(6)"


_ALWAYS = (Refusal.UNFOUNDED, Refusal.NOT_IDENTIFIED, Refusal.NOT_TRACEABLE)

GROUNDS: dict[Right, tuple[Refusal, ...]] = {
    Right.ACCESS: (Refusal.RIGHTS_OF_OTHERS, *_ALWAYS),
    Right.RECTIFICATION: (Refusal.CORRECT_ALREADY, *_ALWAYS),
    Right.ERASURE: (
        Refusal.LEGAL_DUTY,
        Refusal.LEGAL_CLAIM,
        Refusal.STILL_NEEDED,
        Refusal.FREE_EXPRESSION,
        Refusal.ARCHIVE_OR_STATISTICS,
        *_ALWAYS,
    ),
    Right.RESTRICTION: (Refusal.NO_GROUND_TO_RESTRICT, *_ALWAYS),
    Right.PORTABILITY: (Refusal.NOT_PORTABLE, Refusal.PORTING_HARMS_OTHERS, *_ALWAYS),
    Right.OBJECTION: (Refusal.COMPELLING_GROUNDS, Refusal.PUBLIC_STATISTICS, *_ALWAYS),
}
"""For each right the grounds on which a request about it may be refused."""


class Extension(StrEnum):
    """Why more time is needed; article 12(3) knows these two reasons and no other."""

    COMPLEX = "complex"
    MANY_REQUESTS = "many requests"
