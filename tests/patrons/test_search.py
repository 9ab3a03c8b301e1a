"""The desk finds somebody by whatever is known."""

from datetime import date

import people
import pytest

from leeszaal.patrons.models import Address, Card, Patron
from leeszaal.patrons.search import patron_by_card, search_patrons

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd() -> dict[str, Patron]:
    """A few people whose names are easily mistaken."""
    names = [
        ("Anna", "van der", "Berg"),
        ("Annemieke", "van den", "Bergh"),
        ("Jan-Willem", "", "Vermeulen"),
        ("Zoë", "", "Çelik"),
        ("Søren", "", "Kjær"),
        ("Jan", "de", "Vries"),
    ]
    made = {}
    for n, (given, prefix, family) in enumerate(names):
        patron = people.patron(
            given_names=given,
            prefix=prefix,
            family_name=family,
            born_on=date(1980, 1, 1 + n),
            email=f"p{n}@example.nl",
            member_until=None,
        )
        Address.objects.create(patron=patron, street="Kade", house_number=n + 1, postcode="1234 AB", town="Lindeveen")
        made[given] = patron
    return made


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("berg anna", "Anna"),
        ("anna van der berg", "Anna"),
        ("Berg, Anna", "Anna"),
        ("annemike bergh", "Annemieke"),
        ("zoe celik", "Zoë"),
        ("ZOË ÇELIK", "Zoë"),
        ("kjaer soren", "Søren"),
        ("vermeulen jan", "Jan-Willem"),
        ("vermuelen", "Jan-Willem"),
        ("de vreis", "Jan"),
        ("p2@example.nl", "Jan-Willem"),
        ("P2@Example.nl", "Jan-Willem"),
        ("3-1-1980", "Jan-Willem"),
        ("1234ab 3", "Jan-Willem"),
        ("vries 6-1-1980", "Jan"),
    ],
)
def test_somebody_is_found_first_by_what_was_typed(crowd: dict[str, Patron], typed: str, first: str) -> None:
    assert [patron.given_names for patron in search_patrons(typed)][:1] == [first]


def test_a_postcode_alone_gives_who_lives_there_and_a_wrong_name_nobody(crowd: dict[str, Patron]) -> None:
    assert len(search_patrons("1234 AB")) == 6
    assert search_patrons("xylofoon") == []
    assert search_patrons("berg 1-1-1901") == []
    assert search_patrons("  ") == []


def test_a_lost_card_still_tells_whose_it_was(crowd: dict[str, Patron]) -> None:
    number = people.card_of(crowd["Anna"])
    Card.objects.filter(number=number).update(state=Card.State.LOST)
    found = patron_by_card(f"{number[:4]} {number[4:]}")
    assert found is not None
    assert (found.patron, found.state) == (crowd["Anna"], Card.State.LOST)
    assert search_patrons(number) == [crowd["Anna"]]


def test_a_quote_in_a_name_is_a_quote_and_no_sql() -> None:
    patron = people.patron(family_name="O'Brien; --", prefix="")
    assert search_patrons("o'brien; --") == [patron]
    assert search_patrons("%s' OR 1=1") == []
