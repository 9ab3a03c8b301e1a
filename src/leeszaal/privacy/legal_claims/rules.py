"""May this be claimed, by this authority, on this article? Pure: the law stands in the register, today is passed in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leeszaal.privacy.register.legal_grounds import LegalGround, LegalGrounds


class Problem(StrEnum):
    """Why a claim cannot be taken in, or not be handed over."""

    WRONG_ISSUER = "wrong_issuer"
    NO_AUTHORISATION = "no_authorisation"
    BEYOND_THE_ARTICLE = "beyond_the_article"
    NOTHING_DEMANDED = "nothing_demanded"
    PERIOD_TURNED_ROUND = "period_turned_round"
    NO_END_OF_SILENCE = "no_end_of_silence"
    NO_SILENCE_IN_LAW = "no_silence_in_law"
    SILENCE_IN_THE_PAST = "silence_in_the_past"
    ONE_PERSON = "one_person"
    ALREADY_AGREED = "already_agreed"
    CLOSED = "closed"


class ClaimError(Exception):
    """A claim that does not hold; ``problems`` gives every reason at once."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Demand:
    """What is claimed: by whom, which columns, over which period, and until when the person is not told."""

    article: str
    issuer: str
    authorised: bool
    columns: frozenset[str]
    period_from: date
    period_to: date
    silent_until: date | None


Asked = tuple[LegalGround, LegalGrounds, date]
"""The article, the whole list of grounds, and today."""

_RULES: Mapping[Problem, Callable[[Demand, Asked], bool]] = {
    Problem.WRONG_ISSUER: lambda demand, asked: demand.issuer not in asked[0].issuers,
    Problem.NO_AUTHORISATION: lambda demand, asked: asked[0].authorised and not demand.authorised,
    Problem.NOTHING_DEMANDED: lambda demand, asked: not demand.columns,
    Problem.BEYOND_THE_ARTICLE: lambda demand, asked: bool(demand.columns - asked[1].columns_of(asked[0])),
    Problem.PERIOD_TURNED_ROUND: lambda demand, asked: demand.period_to < demand.period_from,
    Problem.NO_END_OF_SILENCE: lambda demand, asked: asked[0].silence and demand.silent_until is None,
    Problem.NO_SILENCE_IN_LAW: lambda demand, asked: not asked[0].silence and demand.silent_until is not None,
    Problem.SILENCE_IN_THE_PAST: lambda demand, asked: (
        demand.silent_until is not None and demand.silent_until <= asked[2]
    ),
}


def problems_of(demand: Demand, grounds: LegalGrounds, today: date) -> tuple[Problem, ...]:
    """Give every reason why a demand does not hold; none when it does."""
    asked = (grounds.articles[demand.article], grounds, today)
    return tuple(problem for problem, holds in _RULES.items() if holds(demand, asked))
