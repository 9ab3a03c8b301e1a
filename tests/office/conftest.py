"""The office, with one staff member for each role."""

from collections.abc import Callable

import people
import pytest
from django.test import Client

from leeszaal.login.models import Role, StaffMember


@pytest.fixture
def manager(db: None) -> StaffMember:
    return people.staff("directie", [Role.MANAGER])


@pytest.fixture
def office(client: Client, manager: StaffMember) -> Client:
    """A browser in which the manager is logged in."""
    return people.log_in(client, manager)


@pytest.fixture
def as_role(db: None) -> Callable[[Role], Client]:
    """Give a browser in which somebody with one role is logged in."""
    return lambda role: people.log_in(Client(), people.staff(role, [role]))
