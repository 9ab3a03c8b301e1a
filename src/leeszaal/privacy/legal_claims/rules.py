"""May this be claimed, by this authority, on this article? Pure: the law stands in the register, the day is passed in.

The checks follow articles 126nc, 126nd, 126nf and 126bb of the Dutch code of criminal procedure as the register has them.
"""

from collections.abc import Iterator
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


def problems_of(demand: Demand, grounds: LegalGrounds, today: date) -> tuple[Problem, ...]:
    """Give every reason why a demand does not hold; none when it does."""
    return tuple(_problems(demand, grounds.articles[demand.article], grounds, today))


def _problems(demand: Demand, ground: LegalGround, grounds: LegalGrounds, today: date) -> Iterator[Problem]:
    if demand.issuer not in ground.issuers:
        yield Problem.WRONG_ISSUER
    if ground.authorised and not demand.authorised:
        yield Problem.NO_AUTHORISATION
    if not demand.columns:
        yield Problem.NOTHING_DEMANDED
    if demand.columns - grounds.columns_of(ground):
        yield Problem.BEYOND_THE_ARTICLE
    if demand.period_to < demand.period_from:
        yield Problem.PERIOD_TURNED_ROUND
    if ground.silence and demand.silent_until is None:
        yield Problem.NO_END_OF_SILENCE
    if not ground.silence and demand.silent_until is not None:
        yield Problem.NO_SILENCE_IN_LAW
    if demand.silent_until is not None and demand.silent_until <= today:
        yield Problem.SILENCE_IN_THE_PAST
