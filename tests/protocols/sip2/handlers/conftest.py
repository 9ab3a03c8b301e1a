"""A branch with opening hours and house rules, a machine in its hall, and people who come to it."""

from datetime import time

import pytest
from handled import machine
from people import branch, patron

from leeszaal.branches.models import Branch, OpeningHours
from leeszaal.circulation.models import LendingRule
from leeszaal.patrons.models import Patron
from leeszaal.protocols.sip2.handlers import Visit


@pytest.fixture
def centre(db: None) -> Branch:
    """The branch where the machine stands: three weeks, ten cents a day too late, blocked at ten euros."""
    place = branch()
    for weekday in range(1, 6):
        OpeningHours.objects.create(branch=place, weekday=weekday, opens=time(10), closes=time(17))
    LendingRule.objects.create(
        loan_days=21,
        max_loans=3,
        max_renewals=2,
        overdue_cents_per_day=10,
        overdue_max_cents=300,
        blocked_at_cents=1000,
    )
    return place


@pytest.fixture
def harbour(centre: Branch) -> Branch:
    """Another branch."""
    return branch("haven")


@pytest.fixture
def kast(centre: Branch) -> Visit:
    """A self-service machine as a new one is."""
    return machine()


@pytest.fixture
def anna(centre: Branch) -> Patron:
    """Somebody who reads Dutch."""
    return patron(given_names="Anna", email="anna@example.nl")


@pytest.fixture
def bram(centre: Branch) -> Patron:
    """Somebody who reads English."""
    return patron(given_names="Bram", family_name="Visser", prefix="", language="en")
