"""Somebody's own page shows rows of that person, and of nobody else, whatever the page is asked for."""

from datetime import date

import library
import people
import pytest
from django.db import ProgrammingError, connection, transaction
from people import patron as make_patron

from leeszaal.circulation.models import Loan
from leeszaal.patrons.models import Address, Card, Patron, Share
from leeszaal.privacy.access import RoleChangedInTransactionError, acting_as
from leeszaal.privacy.access.seal import sealed

pytestmark = pytest.mark.django_db(transaction=True)
FAR = date(2999, 1, 1)


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


@pytest.mark.promise("MIJN-3")
def test_what_another_shares_is_seen_until_it_is_stopped_and_not_a_column_more() -> None:
    me, other = make_patron(), make_patron(email="truus@lezers.example")
    loan = library.lend(other, people.TODAY)
    share = Share.objects.create(
        asker=me, sharer=other, called="Oma", scopes=["loans"], state="accepted", asked_at=people.NOW, until_on=FAR
    )
    with acting_as("family", me.pk):
        assert other.pk in Patron.objects.values_list("pk", flat=True)
        assert list(Loan.objects.values_list("pk", flat=True)) == [loan.pk]
        with pytest.raises(ProgrammingError, match="permission denied"):
            Patron.objects.values_list("email", flat=True).first()
    Share.objects.filter(pk=share.pk).update(state="ended")
    with acting_as("family", me.pk):
        assert not Loan.objects.values("pk").exists()
        assert list(Patron.objects.values_list("pk", flat=True)) == [me.pk]
