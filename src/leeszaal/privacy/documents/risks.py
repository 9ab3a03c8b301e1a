"""Signs of risk to people that can be read off the register: what is held of whom, how long, and who gets it.

The criteria are those by which the European supervisors decide whether an assessment is needed (guidelines WP 248
rev.01, section III.B), and three of our own: data go outside, a leak would do harm, data of behaviour stay long.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from leeszaal.privacy.documents.dpv_terms import kinds_of
from leeszaal.privacy.register import Activity, Register
from leeszaal.privacy.register.columns import table_of

LONG_MONTHS = 12
"""From this many months on data of behaviour are said to stay long."""

ENOUGH_CRITERIA = 2
"""With this many criteria an assessment is needed in most cases (WP 248 rev.01, section III.B)."""

_BEHAVIOUR = "pd:ServiceConsumptionBehaviour"
_HARMFUL = {"pd:Password", "pd:Authenticating", "pd:FinancialAccountNumber", "pd:BankAccount", "pd:PhysicalAddress"}
_CHILDREN_AMONG = {"patron", "applicant", "guardian"}
_STOPS_SERVICE = {"patrons.Block"}


class Criterion(StrEnum):
    """A sign of risk."""

    SENSITIVE = "sensitive"
    CHILDREN = "children"
    STAFF = "staff"
    EVERYBODY = "everybody"
    COMBINED = "combined"
    OBSERVED = "observed"
    STOPS = "stops"
    OUTSIDE = "outside"
    HARMFUL = "harmful"
    LONG = "long"


OF_THE_GUIDELINES = frozenset(Criterion) - {Criterion.OUTSIDE, Criterion.HARMFUL, Criterion.LONG}
"""The criteria that count towards the need of an assessment; children and staff are one: vulnerable people."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A criterion that an activity meets; ``by`` are the columns, words or keys of the register that show it."""

    criterion: Criterion
    by: tuple[str, ...]


def signs(activity: Activity, register: Register, day: date) -> tuple[Sign, ...]:
    """Give every sign of risk of an activity, with the terms that hold on a day."""
    return tuple(sign for sign in _looked_for(activity, register, day) if sign.by)


def criteria_met(found: tuple[Sign, ...]) -> int:
    """Count the criteria of the guidelines among the signs; children and staff together are one."""
    met = {sign.criterion for sign in found} & OF_THE_GUIDELINES
    return len(met - {Criterion.STAFF} if Criterion.CHILDREN in met else met)


def _looked_for(activity: Activity, register: Register, day: date) -> Iterator[Sign]:
    columns = sorted(activity.columns)
    behaviour = tuple(column for column in columns if _BEHAVIOUR in kinds_of([column]))
    yield Sign(Criterion.SENSITIVE, ("sensitive",) if activity.sensitive else ())
    yield Sign(Criterion.CHILDREN, tuple(word for word in activity.people if word in _CHILDREN_AMONG))
    yield Sign(Criterion.STAFF, tuple(word for word in activity.people if word == "staff"))
    yield Sign(Criterion.EVERYBODY, tuple(word for word in activity.people if word == "patron"))
    yield Sign(Criterion.COMBINED, _shared_with_another_basis(activity, register))
    yield Sign(Criterion.OBSERVED, behaviour)
    yield Sign(Criterion.STOPS, tuple(column for column in columns if table_of(column) in _STOPS_SERVICE))
    yield Sign(Criterion.OUTSIDE, tuple(partner.key for partner in register.partners_of(activity)))
    yield Sign(Criterion.HARMFUL, tuple(column for column in columns if not _HARMFUL.isdisjoint(kinds_of([column]))))
    yield Sign(Criterion.LONG, _long_terms(activity, day) if behaviour else ())


def _shared_with_another_basis(activity: Activity, register: Register) -> tuple[str, ...]:
    return tuple(
        other.key
        for other in register.in_order()
        if other.basis.article != activity.basis.article and activity.columns & other.columns
    )


def _long_terms(activity: Activity, day: date) -> tuple[str, ...]:
    return tuple(str(term.lasts) for term in activity.terms_on(day) if term.lasts.months >= LONG_MONTHS)
