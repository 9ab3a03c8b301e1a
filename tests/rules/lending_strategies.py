"""Random calendars, rules and terms for properties."""

from dataclasses import fields
from datetime import date

from hypothesis import strategies as st

from leeszaal.circulation.rules.standing import Standing
from leeszaal.circulation.rules.terms import TERM_NAMES, Rule, Situation, Terms
from leeszaal.common.calendars import Calendar

FIRST, LAST = date(2025, 1, 1), date(2028, 12, 31)
MATERIALS = ("book", "dvd", "game")

days = st.dates(FIRST, LAST)
calendars = st.builds(
    Calendar,
    open_weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    closed_on=st.frozensets(days, max_size=60),
)


def _term(name: str) -> st.SearchStrategy[int]:
    kind = next(field.type for field in fields(Terms) if field.name == name)
    return st.booleans() if kind in (bool, "bool") else st.integers(0, 60)


terms = st.builds(Terms, **{name: _term(name) for name in TERM_NAMES})
states = st.fixed_dictionaries({}, optional={name: _term(name) for name in TERM_NAMES})
rule_places = st.tuples(
    st.sampled_from([None, 1, 2]), st.sampled_from([None, 1, 2]), st.sampled_from([None, *MATERIALS])
)
situations = st.builds(Situation, st.sampled_from([1, 2]), st.sampled_from([1, 2]), st.sampled_from(MATERIALS))


@st.composite
def rule_sets(draw: st.DrawFn) -> list[Rule]:
    """Rules of which no two name the same place, as the database sees to."""
    places = draw(st.lists(rule_places, unique=True, max_size=12))
    return [Rule(number, *place, draw(states)) for number, place in enumerate(places, 1)]


standings = st.builds(
    Standing,
    is_pending=st.booleans(),
    is_ended=st.booleans(),
    membership_ends_on=st.none() | days,
    is_blocked=st.booleans(),
    debt_cents=st.integers(-500, 5000),
    oldest_due_on=st.none() | days,
    age=st.integers(0, 99),
)
