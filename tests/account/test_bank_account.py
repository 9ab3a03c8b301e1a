"""A patron gives an account number, sees its end only, and takes it back."""

import people
import pytest
from django.db import connection
from django.test import Client

from leeszaal.charges.models import BankAccount

pytestmark = pytest.mark.django_db
IBAN = "NL91ABNA0417164300"


@pytest.fixture
def home(client: Client) -> Client:
    return people.log_in(client, people.patron(user=people.make_user()))


def test_an_account_number_is_kept_encrypted_and_shown_by_its_end_only(home: Client) -> None:
    home.post("/account/money/bank-account/", {"iban": "NL91 ABNA 0417 1643 00", "holder": "A. van der Berg"})
    assert BankAccount.objects.get().iban == IBAN
    with connection.cursor() as cursor:
        cursor.execute("SELECT iban FROM charges_bankaccount")
        assert IBAN.encode() not in bytes(cursor.fetchone()[0])
    page = home.get("/account/money/").content.decode()
    assert "4300" in page
    assert IBAN not in page


@pytest.mark.parametrize("wrong", ["NL91ABNA0417164301", "NL00", "12345", "XX91ABNA0417164300"])
def test_an_account_number_with_a_typing_error_is_refused_at_its_field(home: Client, wrong: str) -> None:
    page = home.post("/account/money/bank-account/", {"iban": wrong, "holder": "A. van der Berg"}).content.decode()
    assert 'id="id_iban_error"' in page
    assert not BankAccount.objects.exists()


def test_an_account_number_can_be_erased(home: Client) -> None:
    home.post("/account/money/bank-account/", {"iban": IBAN, "holder": "A. van der Berg"})
    home.post("/account/money/bank-account/forget/")
    assert not BankAccount.objects.exists()
