"""A patron keeps items longer at a machine, and only their own."""

from datetime import timedelta

import library
from handled import ask, checkout, machine, renew, renew_all
from people import NOW, TODAY

from leeszaal.circulation.models import Loan
from leeszaal.patrons.models import Patron
from leeszaal.protocols.sip2.codec import messages
from leeszaal.protocols.sip2.handlers import Visit

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


def test_a_loan_is_renewed_from_today(kast: Visit, anna: Patron) -> None:
    loan = library.lend(anna, TODAY + DAY, library.record("De stille dijk"))
    answer = ask(renew(anna, loan.item.barcode), kast)
    assert isinstance(answer, messages.RenewResponse)
    assert (answer.ok, answer.renewal_ok, answer.due_date) == (True, True, "20261215    235900")
    assert (answer.title_identifier, answer.media_type) == ("De stille dijk", messages.MediaType.BOOK)
    assert answer.screen_message == ("Verlengd. Breng het terug voor of op dinsdag 15 december.",)


def test_a_loan_may_be_named_in_the_field_of_the_title(kast: Visit, anna: Patron) -> None:
    loan = library.lend(anna, TODAY + DAY)
    assert ask(renew(anna, "", item_identifier=None, title_identifier=loan.item.barcode), kast).ok


def test_the_retry_of_a_renewal_is_answered_as_renewed(kast: Visit, anna: Patron) -> None:
    loan = library.lend(anna, TODAY + DAY)
    first = ask(renew(anna, loan.item.barcode), kast)
    again = ask(renew(anna, loan.item.barcode), kast, NOW + MINUTE)
    later = ask(renew(anna, loan.item.barcode), kast, NOW + 11 * MINUTE)
    assert (again.ok, again.due_date, again.screen_message) == (True, first.due_date, first.screen_message)
    assert (later.ok, later.screen_message) == (False, ("Verlengen levert nu geen extra dagen op.",))
    assert Loan.objects.get().renewals == 1


def test_the_loan_of_another_is_not_renewed(kast: Visit, anna: Patron, bram: Patron) -> None:
    loan = library.lend(bram, TODAY + DAY)
    answer = ask(renew(anna, loan.item.barcode), kast)
    assert (answer.ok, answer.title_identifier) == (False, loan.item.barcode)
    assert answer.screen_message == ("Dit exemplaar heb je niet geleend.",)
    assert Loan.objects.get().renewals == 0


def test_what_was_renewed_too_often_says_so(kast: Visit, bram: Patron) -> None:
    loan = library.lend(bram, TODAY + DAY, renewals=2)
    answer = ask(renew(bram, loan.item.barcode), kast)
    assert (answer.ok, answer.renewal_ok, answer.due_date) == (False, False, "")
    assert answer.screen_message == ("It was renewed as often as is possible.",)


def test_everything_that_may_be_renewed_is_renewed(kast: Visit, anna: Patron, bram: Patron) -> None:
    first, second = library.lend(anna, TODAY + DAY), library.lend(anna, TODAY + 2 * DAY, renewals=2)
    library.lend(bram, TODAY + DAY)
    answer = ask(renew_all(anna), kast)
    assert isinstance(answer, messages.RenewAllResponse)
    assert (answer.ok, answer.renewed_count, answer.unrenewed_count) == (True, 1, 1)
    assert answer.renewed_items == (first.item.barcode,)
    assert answer.unrenewed_items == (second.item.barcode,)
    assert answer.screen_message == ("Verlengd: 1. Niet verlengd: 1.",)
    assert Loan.objects.get(patron=bram).renewals == 0


def test_the_retry_of_renewing_everything_gives_the_same(kast: Visit, anna: Patron) -> None:
    loan = library.lend(anna, TODAY + DAY)
    ask(renew_all(anna), kast)
    again = ask(renew_all(anna), kast, NOW + MINUTE)
    other = ask(renew_all(anna), machine("ander"), NOW + MINUTE)
    assert (again.renewed_items, other.unrenewed_items) == ((loan.item.barcode,), (loan.item.barcode,))


def test_without_the_sight_of_loans_only_numbers_are_told(kast: Visit, anna: Patron) -> None:
    library.lend(anna, TODAY + DAY)
    answer = ask(renew_all(anna), machine("ander", frozenset()))
    assert (answer.renewed_count, answer.renewed_items) == (1, ())


def test_an_unknown_card_renews_nothing(kast: Visit) -> None:
    assert ask(renew_all("999"), kast).screen_message == ("Deze pas is hier niet bekend.",)
    assert ask(renew("999", "888"), kast).screen_message == ("Deze pas is hier niet bekend.",)


def test_what_was_lent_this_minute_need_not_be_renewed(kast: Visit, anna: Patron) -> None:
    copy = library.item()
    ask(checkout(anna, copy.barcode), kast)
    assert not ask(renew(anna, copy.barcode), kast, NOW + MINUTE).ok
