"""What the General Data Protection Regulation (EU 2016/679) says and every library shares: bases, rights, the EEA.

Values that a lawyer may have to decide (terms, interests, words) are not here but in the register.
"""

from dataclasses import dataclass
from enum import StrEnum


class Right(StrEnum):
    """A right of the person whose data it is, by its article."""

    ACCESS = "15"
    RECTIFICATION = "16"
    ERASURE = "17"
    RESTRICTION = "18"
    PORTABILITY = "20"
    OBJECTION = "21"
    WITHDRAWAL = "7(3)"


@dataclass(frozen=True, slots=True)
class Ground:
    """One of the six grounds of article 6(1): the rights that follow, and what the register must add to rely on it."""

    rights: tuple[Right, ...]
    needs: frozenset[str] = frozenset()


_ALWAYS = (Right.ACCESS, Right.RECTIFICATION)

GROUNDS = {
    # Consent: it can be withdrawn at any time (7(3)), so there is nothing to object to.
    "6(1)(a)": Ground(
        (*_ALWAYS, Right.ERASURE, Right.RESTRICTION, Right.PORTABILITY, Right.WITHDRAWAL),
        frozenset({"withdrawal", "age"}),
    ),
    # A contract with the person, or steps before it at the person's request.
    "6(1)(b)": Ground((*_ALWAYS, Right.ERASURE, Right.RESTRICTION, Right.PORTABILITY)),
    # A legal obligation: no erasure as long as it lasts (17(3)(b)).
    "6(1)(c)": Ground((*_ALWAYS, Right.RESTRICTION), frozenset({"law"})),
    # Somebody's life.
    "6(1)(d)": Ground((*_ALWAYS, Right.ERASURE, Right.RESTRICTION)),
    # A task in the public interest: no erasure (17(3)(b)), but objection (21(1)).
    "6(1)(e)": Ground((*_ALWAYS, Right.RESTRICTION, Right.OBJECTION), frozenset({"law"})),
    # A legitimate interest, which must be named and weighed.
    "6(1)(f)": Ground(
        (*_ALWAYS, Right.ERASURE, Right.RESTRICTION, Right.OBJECTION), frozenset({"interest", "balancing"})
    ),
}
"""The grounds of article 6(1) with the rights that follow from them (articles 7(3), 15 to 18, 20 and 21)."""

EEA = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".split()  # noqa: SIM905
)
"""Countries of the European Economic Area (ISO 3166-1 alpha-2), where the Regulation applies without more."""

AGE_OF_CONSENT = 16
"""Years from which somebody consents without a parent or guardian: article 8(1) GDPR online, article 5(1) UAVG else."""

MAJORITY = 18
"""Years from which somebody is of age (article 1:233 of the Dutch civil code)."""
