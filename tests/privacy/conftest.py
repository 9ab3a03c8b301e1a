"""What tests of privacy share: a person who left a mark everywhere."""

import canary
import pytest
from canary import Planted


@pytest.fixture
def planted(db: None) -> Planted:
    """One invented person with a mark in every column that can hold one, and others who share rows with them."""
    return canary.plant()
