"""Somebody's own page shows rows of that person, and of nobody else, whatever the page is asked for."""

import pytest
from django.db import connection, transaction
from people import patron as make_patron

from leeszaal.patrons.models import Address, Card, Patron
from leeszaal.privacy.access import RoleChangedInTransactionError, acting_as
from leeszaal.privacy.access.seal import sealed

pytestmark = pytest.mark.django_db(transaction=True)


def set_person(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('leeszaal.person', %s, false)", [text])


def test_the_number_of_another_finds_nothing() -> None:
    me, other = make_patron(), make_patron()
    with acting_as("patron", me.pk):
        assert Patron.objects.filter(pk=me.pk).exists()
        assert not Patron.objects.filter(pk=other.pk).exists()
        assert set(Card.objects.values_list("patron", flat=True)) <= {me.pk}
        assert set(Address.objects.values_list("patron", flat=True)) <= {me.pk}


def test_a_number_without_its_seal_shows_nothing() -> None:
    me, other = make_patron(), make_patron()
    with acting_as("patron", me.pk):
        seal = sealed(me.pk).partition(".")[2]
        for forged in (str(other.pk), f"{other.pk}.{seal}", f"{other.pk}.", "", "."):
            set_person(forged)
            assert not Patron.objects.exists(), forged


def test_a_role_is_not_taken_within_a_transaction_of_another() -> None:
    with acting_as("desk"), transaction.atomic(), pytest.raises(RoleChangedInTransactionError), acting_as("public"):
        pass


def test_after_the_block_the_former_role_is_back() -> None:
    def user() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user")
            return str(cursor.fetchone()[0])

    owner = user()
    with acting_as("desk"):
        assert user().endswith("_desk")
        with acting_as("sign_in"):
            assert user().endswith("_sign_in")
        assert user().endswith("_desk")
    assert user() == owner
