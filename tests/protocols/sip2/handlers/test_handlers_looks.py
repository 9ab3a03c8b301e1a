"""What a machine is told of somebody, that person can read afterwards."""

from handled import ask, information, machine

from leeszaal.patrons.models import Patron
from leeszaal.privacy.looks.telling import said_looks
from leeszaal.privacy.models import Look


def test_a_machine_that_is_told_of_somebody_leaves_a_look_and_one_that_is_not_leaves_none(anna: Patron) -> None:
    visit = machine()
    ask(information("21000000000000"), visit)
    assert not Look.objects.exists()
    ask(information(anna), visit)
    ask(information(anna), visit)
    (told,) = said_looks(anna.pk, "en")
    assert (told.who, told.why, told.pages) == ("A self-service machine", "Because your card was used there", 2)
