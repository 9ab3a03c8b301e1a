"""A desk of the central branch, with somebody behind it and somebody before it."""

import people
import pytest
from django.test import Client

from leeszaal.login.models import Role, StaffMember
from leeszaal.patrons.models import Patron


@pytest.fixture
def clerk(db: None) -> StaffMember:
    return people.staff("balie", [Role.DESK])


@pytest.fixture
def supervisor(db: None) -> StaffMember:
    return people.staff("chef", [Role.SUPERVISOR])


@pytest.fixture
def desk(client: Client, clerk: StaffMember) -> Client:
    return people.log_in(client, clerk)


@pytest.fixture
def chief(client: Client, supervisor: StaffMember) -> Client:
    return people.log_in(client, supervisor)


@pytest.fixture
def reader(db: None) -> Patron:
    return people.patron()
