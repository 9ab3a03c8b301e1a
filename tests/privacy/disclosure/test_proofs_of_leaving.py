"""Every night the ledger is looked at again: was there an agreement on that day, and did all stay within the EEA."""

from dataclasses import replace
from datetime import date, timedelta

import leaving
import people
import pytest

from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure import door
from leeszaal.privacy.disclosure.passages import at_own_wish
from leeszaal.privacy.disclosure.proofs import PROOFS
from leeszaal.privacy.live_proof import Figures
from leeszaal.privacy.models import Agreement

pytestmark = pytest.mark.django_db
LOOK = {proof.promise: proof.look for proof in PROOFS}


@pytest.fixture
def agreement() -> Agreement:
    """The agreement under which two names went to the printer; a third did not leave."""
    made = leaving.agree()
    passage = leaving.names_to_printer()
    with door.leaving(passage, [people.patron().pk, people.patron().pk], now=people.NOW):
        pass
    with pytest.raises(OSError), door.leaving(passage, [people.patron().pk], now=people.NOW):  # noqa: PT011
        raise OSError
    return made


@pytest.mark.promise("PROC-1")
def test_what_went_under_an_agreement_of_that_day_is_right_and_turns_wrong_without_it(agreement: Agreement) -> None:
    assert LOOK["PROC-1"](register(), people.TODAY) == Figures(2, 0)
    Agreement.objects.filter(pk=agreement.pk).update(ends_on=people.TODAY - timedelta(days=1))
    assert LOOK["PROC-1"](register(), people.TODAY) == Figures(2, 2)
    Agreement.objects.filter(pk=agreement.pk).update(ends_on=None, agreed_on=date(2026, 12, 1))
    assert LOOK["PROC-1"](register(), people.TODAY) == Figures(2, 2)


@pytest.mark.promise("EU-1")
def test_what_is_stored_outside_the_european_economic_area_turns_the_promise_wrong(agreement: Agreement) -> None:
    assert LOOK["EU-1"](register(), people.TODAY) == Figures(2, 0)
    Agreement.objects.filter(pk=agreement.pk).update(stored_in="US")
    assert LOOK["EU-1"](register(), people.TODAY) == Figures(2, 2)


@pytest.mark.promise("EU-1")
def test_what_somebody_wanted_handed_over_abroad_keeps_the_promise_and_what_they_did_not_want_breaks_it() -> None:
    wanted = at_own_wish(register(), "elders.example", "CA", ["patrons.Patron.email"], wanted_abroad=True)
    unwanted = replace(wanted, ground="20(2)")
    for passage, figures in ((wanted, Figures(1, 0)), (unwanted, Figures(2, 1))):
        with door.leaving(passage, [people.patron().pk], now=people.NOW):
            pass
        assert LOOK["EU-1"](register(), people.TODAY) == figures
