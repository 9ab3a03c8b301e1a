"""Membership, subscriptions, names and what was typed at the desk: cases a librarian would nod at."""

from datetime import date

import pytest

from leeszaal.patrons.rules.categories import Offer, offers_for
from leeszaal.patrons.rules.membership import (
    Term,
    age_on,
    is_guarded,
    is_member,
    is_renewable,
    member_until,
    new_term,
    renewal_term,
)
from leeszaal.patrons.rules.names import formal, split_prefix, tidy
from leeszaal.patrons.rules.search_terms import SearchTerms, read_search

YEAR = new_term(date(2026, 5, 3), 12)


def test_a_year_from_3_may_ends_on_2_may() -> None:
    assert Term(date(2026, 5, 3), date(2027, 5, 2)) == YEAR


def test_one_is_a_member_on_the_first_and_on_the_last_day_and_not_the_day_after() -> None:
    days = (date(2026, 5, 2), date(2026, 5, 3), date(2027, 5, 2), date(2027, 5, 3))
    assert [is_member([YEAR], day) for day in days] == [False, True, True, False]


def test_a_membership_that_was_ended_early_counts_until_that_day() -> None:
    ended = Term(YEAR.starts_on, YEAR.ends_on, ended_early_on=date(2026, 6, 1))
    assert is_member([ended], date(2026, 6, 1))
    assert not is_member([ended], date(2026, 6, 2))


def test_a_renewal_follows_the_membership_that_runs() -> None:
    assert renewal_term([YEAR], date(2027, 4, 1), 12) == Term(date(2027, 5, 3), date(2028, 5, 2))


def test_a_renewal_after_a_gap_starts_today() -> None:
    assert renewal_term([YEAR], date(2027, 6, 1), 12).starts_on == date(2027, 6, 1)


def test_a_renewal_already_made_counts_on_from_the_end_of_that() -> None:
    terms = [YEAR, Term(date(2027, 5, 3), date(2028, 5, 2))]
    assert member_until(terms, date(2027, 5, 1)) == date(2028, 5, 2)
    assert not is_renewable(terms, date(2027, 5, 1))


@pytest.mark.parametrize(
    ("today", "may"), [(date(2027, 3, 2), False), (date(2027, 3, 3), True), (date(2028, 1, 1), True)]
)
def test_renewing_is_possible_in_the_last_sixty_days_and_afterwards(today: date, may: bool) -> None:
    assert is_renewable([YEAR], today) is may


def test_a_child_of_29_february_is_sixteen_on_1_march() -> None:
    born_on = date(2012, 2, 29)
    assert is_guarded(born_on, date(2028, 2, 28))
    assert age_on(born_on, date(2029, 2, 28)) == 16
    assert not is_guarded(born_on, date(2029, 3, 1))


def test_subscriptions_are_offered_by_age_with_both_ends_included() -> None:
    youth, adult, anyone = Offer(1, 1, 0, 17), Offer(2, 2, 18, None), Offer(3, 2, None, None)
    on = date(2026, 11, 22)
    assert offers_for([youth, adult, anyone], date(2008, 11, 23), on) == [youth, anyone]
    assert offers_for([youth, adult, anyone], date(2008, 11, 22), on) == [adult, anyone]


@pytest.mark.parametrize(
    ("typed", "prefix", "family_name"),
    [("van der Berg", "van der", "Berg"), ("Berg", "", "Berg"), ("de", "", "de"), ("'t Hart", "'t", "Hart")],
)
def test_a_prefix_typed_with_the_family_name_is_taken_apart(typed: str, prefix: str, family_name: str) -> None:
    assert split_prefix("", typed) == (prefix, family_name)


def test_a_name_in_a_list_starts_with_the_family_name() -> None:
    assert formal("Anna", "van der", "Berg") == "Berg, Anna van der"
    assert tidy("  Anna   Maria ") == "Anna Maria"


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("2100 0000 0000 13", SearchTerms(card="21000000000013")),
        ("anna@example.nl", SearchTerms(email="anna@example.nl")),
        ("3-5-1980 berg", SearchTerms(born_on=date(1980, 5, 3), words=("berg",))),
        ("1980-05-03", SearchTerms(born_on=date(1980, 5, 3))),
        ("1234ab 12", SearchTerms(postcode="1234 AB", house_number=12)),
        ("1234 AB", SearchTerms(postcode="1234 AB")),
        ("berg, anna", SearchTerms(words=("berg", "anna"))),
        ("31-2-1980", SearchTerms(words=("31-2-1980",))),
        ("  ", SearchTerms()),
    ],
)
def test_what_is_typed_at_the_desk_is_understood(text: str, terms: SearchTerms) -> None:
    assert read_search(text) == terms
