"""Every column of the register is ended by some term, and every claim speaks of columns that exist."""

from collections.abc import Iterator, Set
from datetime import date

from leeszaal.privacy.claims import Claims
from leeszaal.privacy.inventory import model_of
from leeszaal.privacy.register import Problem, Register
from leeszaal.privacy.register.columns import table_of


def erasure_problems(register: Register, claims: Claims, modelled: Set[str], today: date) -> Iterator[Problem]:
    """Give the columns that no term in force today clears, and claims that clear what does not exist."""
    cleared = cleared_columns(register, claims, today)
    for activity in register.activities.values():
        for column in activity.columns:
            if column not in cleared and table_of(column) not in cleared:
                yield Problem(
                    activity.place(f"data.{column}"),
                    "is kept for ever: no term in force clears it",
                    _term_for(column, claims),
                )
    for ending in claims.then:
        for name in ending.clears:
            if name not in modelled and model_of(name) is None:
                where, remedy = "claims", "mend the claim in the privacy.py of its app"
                yield Problem(where, f'"{ending.word}" clears {name}, which does not exist', remedy)


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
