"""A birth date is corrected at the desk, and what hangs on it goes along: consents and what a guardian shares."""

from dataclasses import replace
from datetime import date, timedelta

import people
import pytest

from leeszaal.patrons.models import Address, Interest, Patron, Share
from leeszaal.patrons.queries import children_of, details_of
from leeszaal.patrons.services import add_guardian, change_details
from leeszaal.privacy.consents import lapse, last_words
from leeszaal.privacy.models import ConsentLine

pytestmark = pytest.mark.django_db
FIFTEEN, FOURTEEN, SIXTEEN = date(2011, 3, 1), date(2012, 3, 1), date(2010, 3, 1)
"""Birthdays that make somebody so old on the day of the tests."""


def reader(born_on: date) -> Patron:
    patron = people.patron(born_on=born_on)
    Address.objects.create(patron=patron, street="Turfplein", house_number=1, postcode="7910 LV", town="Lindeveen")
    return patron


def child_with_a_yes() -> tuple[Patron, Patron]:
    """A child of fifteen whose parent said yes to the newsletter, and the parent."""
    child, parent = reader(FIFTEEN), people.patron()
    add_guardian(child.pk, parent.pk, people.at_desk(), now=people.NOW)
    words = {"by": "guardian", "guardian_id": parent.pk, "lapses_on": date(2027, 3, 1), "how": "paper"}
    people.says_yes(child, "newsletter", **words)
    return child, parent


def correct(patron: Patron, born_on: date) -> None:
    change_details(patron.pk, replace(details_of(patron), born_on=born_on), people.at_desk(), now=people.NOW)


def test_the_yes_of_a_guardian_lasts_until_the_right_birthday_and_stays_as_it_was_said() -> None:
    child, _ = child_with_a_yes()
    before = last_words(child.pk)["newsletter"]
    correct(child, FOURTEEN)
    after = last_words(child.pk)["newsletter"]
    assert after.lapses_on == date(2028, 3, 1)
    assert [getattr(after, same) for same in ("what", "at", "how", "text_id", "guardian_id")] == [
        getattr(before, same) for same in ("what", "at", "how", "text_id", "guardian_id")
    ]
    assert ConsentLine.objects.count() == 2


def test_who_turns_out_to_be_sixteen_is_asked_again_and_has_no_guardian_any_more() -> None:
    child, parent = child_with_a_yes()
    correct(child, SIXTEEN)
    assert not children_of(parent.pk, people.TODAY).exists()
    assert [line.person_id for line in lapse(people.TODAY, now=people.NOW)] == [child.pk]


def test_who_turns_out_to_be_a_child_did_not_say_yes_and_the_interests_go() -> None:
    patron = people.says_yes(people.says_yes(reader(SIXTEEN), "targeted"), "history")
    Interest.objects.create(patron=patron, subject="music", stated_at=people.NOW)
    correct(patron, FOURTEEN)
    assert {(line.what, line.by) for line in last_words(patron.pk).values()} == {("withdrawn", "law")}
    assert not Interest.objects.exists()


def test_another_correction_or_a_birthday_among_adults_writes_no_line() -> None:
    child, _ = child_with_a_yes()
    change_details(child.pk, replace(details_of(child), given_names="Kim"), people.at_desk(), now=people.NOW)
    grown = people.says_yes(reader(SIXTEEN), "history")
    correct(grown, SIXTEEN - timedelta(days=400))
    assert ConsentLine.objects.count() == 2


def test_what_a_guardian_shares_ends_before_the_right_sixteenth_birthday_and_the_own_choice_stays() -> None:
    child, _ = child_with_a_yes()
    usual = {"sharer": child, "state": "accepted", "asked_at": people.NOW, "until_on": date(2027, 2, 28)}
    by_guardian, by_child = (
        Share.objects.create(asker=people.patron(), answered_side=side, **usual) for side in ("guardian", "sharer")
    )
    correct(child, date(2011, 1, 1))
    by_guardian.refresh_from_db()
    by_child.refresh_from_db()
    assert (by_guardian.until_on, by_child.until_on) == (date(2026, 12, 31), date(2027, 2, 28))
