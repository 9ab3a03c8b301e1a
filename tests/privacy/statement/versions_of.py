"""Registers that say something else, and the versions of the statement that come of them."""

from dataclasses import replace
from datetime import datetime

import people

from leeszaal.common.periods import Period
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.register import Activity, Register
from leeszaal.privacy.statement import versions


def with_activity(register: Register, changed: Activity) -> Register:
    """The register with one activity otherwise."""
    return replace(register, activities={**register.activities, changed.key: changed})


def keeping_loans(register: Register, lasts: str) -> Register:
    """The register in which a returned loan stays this long."""
    lending = register.activities["lending"]
    return with_activity(register, replace(lending, keeping=(replace(lending.keeping[0], lasts=Period.parse(lasts)),)))


def published(register: Register, now: datetime = people.NOW) -> StatementVersion:
    """The version that is made of a register that reads otherwise than the last."""
    made = versions.publish(register, claimed(), now)
    assert made is not None
    return made
