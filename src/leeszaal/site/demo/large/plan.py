"""How large the large demo is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """The number of parts, and how much of everything is in each."""

    parts: int = 500
    people: int = 400
    titles: int = 2_000
    items: int = 3_000
    past_loans: int = 10_020
    open_loans: int = 340
    waiting: int = 12
    ready: int = 3
    coming: int = 2


LARGE = Plan()
