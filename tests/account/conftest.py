"""Somebody who is logged in on their own pages."""

from collections.abc import Callable
from datetime import date

import people
import pytest
import sharing
from django.test import Client
from django.utils import timezone

from leeszaal.patrons.models import Patron

Visit = Callable[..., Client]


@pytest.fixture
def visit(db: None) -> Visit:
    """Give a browser in which this patron, made for the occasion or given, is logged in."""

    def log_in(patron: Patron) -> Client:
        client = Client()
        if patron.user is None:
            patron.user = people.make_user()
            patron.save(update_fields=["user"])
        client.force_login(**people.logged_in_as(patron.user))
        moment = int(timezone.now().timestamp())
        session = client.session
        session.update({"started": moment, "seen": moment, "limits": "patron"})
        session.save()
        return client

    return log_in


@pytest.fixture
def helper(db: None) -> Patron:
    return sharing.member(given_names="Bram", prefix="", family_name="Visser")


@pytest.fixture
def reader(db: None) -> Patron:
    return sharing.member(given_names="Truus", prefix="", family_name="Jansen", born_on=date(1941, 2, 3))
