"""A library with two branches, a rule for the house, and someone who borrows."""

from datetime import timedelta

import pytest
from people import NOW, card_of, patron
from shelves import desk_at, open_branch, rule

from leeszaal.branches.models import Branch
from leeszaal.circulation.models import LendingRule
from leeszaal.common.actor import Actor
from leeszaal.patrons.models import Patron

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def house_rule(db: None) -> LendingRule:
    """Three weeks, two renewals, ten cents a day too late."""
    return rule(
        loan_days=21,
        max_loans=3,
        max_loans_of_material=3,
        max_renewals=2,
        max_holds=2,
        hold_shelf_days=7,
        overdue_cents_per_day=10,
        overdue_max_cents=300,
        overdue_grace_days=0,
        replacement_cents=2000,
        processing_cents=250,
        blocked_at_cents=1000,
        lendable=True,
        holdable=True,
    )


@pytest.fixture
def centre(house_rule: LendingRule) -> Branch:
    """The branch where most happens."""
    return open_branch("centrum")


@pytest.fixture
def harbour(centre: Branch) -> Branch:
    """Another branch."""
    return open_branch("haven")


@pytest.fixture
def desk(centre: Branch) -> Actor:
    """The desk of the central branch."""
    return desk_at(centre)


@pytest.fixture
def harbour_desk(harbour: Branch) -> Actor:
    """The desk of the other branch."""
    return desk_at(harbour)


@pytest.fixture
def anna(centre: Branch) -> Patron:
    """Somebody who borrows."""
    return patron(given_names="Anna")


@pytest.fixture
def bram(centre: Branch) -> Patron:
    """Somebody else."""
    return patron(given_names="Bram")


@pytest.fixture
def card(anna: Patron) -> str:
    """Anna's card."""
    return card_of(anna)
