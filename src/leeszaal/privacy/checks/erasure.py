"""Every column of the register is ended by some term, and every claim speaks of columns that exist."""

from collections.abc import Iterator, Set
from datetime import date, timedelta

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.register import Problem, Register
from leeszaal.privacy.register.columns import table_of


def erasure_problems(register: Register, claims: Claims, modelled: Set[str], today: date) -> Iterator[Problem]:
    """Give the columns that no term clears, today or after a day that is known already, and claims of nothing.

    A term that ends without another in its place is named now: else the library would not open on that day.
    """
    named: set[str] = set()
    for day in _days_that_differ(register, today):
        later = "" if day == today else f" from {day} on"
        for place, column in _never_cleared(register, claims, day):
            if place not in named:
                named.add(place)
                yield Problem(place, f"is kept for ever: no term in force clears it{later}", _term_for(column, claims))
    for ending in claims.then:
        for name in ending.clears:
            if name not in modelled and model_of(name) is None:
                where, remedy = "claims", "mend the claim in the privacy.py of its app"
                yield Problem(where, f'"{ending.word}" clears {name}, which does not exist', remedy)


def _never_cleared(register: Register, claims: Claims, day: date) -> Iterator[tuple[str, str]]:
    """Give the place and name of each column that no term clears which is in force on a day."""
    cleared = cleared_columns(register, claims, day)
    for activity in register.activities.values():
        for column in activity.columns:
            if column not in cleared and table_of(column) not in cleared:
                yield activity.place(f"data.{column}"), column


def _days_that_differ(register: Register, today: date) -> list[date]:
    """Give today and each later day on which a term begins or the one before was the last of a term."""
    begins = {term.since for _, term in register.keepings()}
    ended = {term.until + timedelta(days=1) for _, term in register.keepings() if term.until}
    return sorted({today} | {day for day in begins | ended if day > today})


def _term_for(column: str, claims: Claims) -> str:
    clearing = [f'"{e.word}"' for e in claims.then if not e.clears.isdisjoint((column, table_of(column)))]
    return (
        f"add a [[keeping]] block, to some activity, with `then` one of: {', '.join(clearing) or 'no word exists yet'}"
    )


def cleared_columns(register: Register, claims: Claims, today: date) -> frozenset[str]:
    """Give the columns and whole tables that the terms in force on a day clear."""
    terms = (term for activity in register.activities.values() for term in activity.terms_on(today))
    endings = (claims.ending(term.then) for term in terms)
    return frozenset(name for ending in endings if ending for name in ending.clears)
