"""A list of what one borrowed rests on consent: from sixteen on one's own, before that of a parent or guardian."""

from datetime import date

import people
import pytest
from django.utils import timezone

from leeszaal.patrons.models import Guardianship, Patron
from leeszaal.privacy.consents import consents
from leeszaal.privacy.declared import register


def born(years_ago: int, *, days: int = 0) -> date:
    """The day on which somebody was born who turned this old so many days ago."""
    today = timezone.localdate()
    return date.fromordinal(today.replace(year=today.year - years_ago, day=min(today.day, 28)).toordinal() - days)


@pytest.fixture
def child(db: None) -> Patron:
    return people.patron(born_on=born(12), category=people.category("child", max_age=17, needs_guardian=True))


@pytest.fixture
def parent(child: Patron) -> Patron:
    guardian = people.patron()
    Guardianship.objects.create(guardian=guardian, child=child, since_on=people.TODAY)
    return guardian


def keeps(patron: Patron) -> bool:
    return consents(patron.pk, "history")


def words(language: str) -> str:
    age = register().activities["history"].basis.age
    assert age
    return age.because.in_language(language)


def test_a_child_under_sixteen_cannot_switch_the_list_on_and_is_told_why(visit, child: Patron) -> None:
    browser = visit(child)
    page = browser.get("/account/history/").content.decode()
    assert words("nl") in page
    assert 'id="keeps-yes"' not in page
    assert browser.post("/account/history/keep/", {"keeps": "yes"}).status_code == 403
    assert not keeps(child)


def test_a_child_can_choose_a_shorter_memory_without_asking_anybody(visit, child: Patron) -> None:
    assert visit(child).post("/account/history/keep/", {"keeps": "0"}).status_code == 302
    assert Patron.objects.get(pk=child.pk).history_days == 0


@pytest.mark.parametrize("age", [16, 17, 40])
def test_from_sixteen_on_one_decides_alone(visit, db: None, age: int) -> None:
    patron = people.patron(born_on=born(age, days=1))
    visit(patron).post("/account/history/keep/", {"keeps": "yes"})
    assert keeps(patron)


def test_a_parent_consents_for_a_child_and_takes_that_back(visit, parent: Patron, child: Patron) -> None:
    browser, own_page = visit(parent), f"/account/child/{child.pk}/"
    assert "Houd een lijst bij" in browser.get(own_page).content.decode()
    answer = browser.post("/account/history/keep/", {"keeps": "yes", "for": str(child.pk)})
    assert answer.headers["Location"] == own_page
    assert keeps(child)
    assert not keeps(parent)
    assert "Stop met de lijst" in browser.get(own_page).content.decode()
    browser.post("/account/history/keep/", {"keeps": "no", "for": str(child.pk)})
    assert not keeps(child)


def test_a_child_takes_back_what_the_parent_allowed(visit, parent: Patron, child: Patron) -> None:
    visit(parent).post("/account/history/keep/", {"keeps": "yes", "for": str(child.pk)})
    browser = visit(child)
    assert 'id="keeps-yes"' in browser.get("/account/history/").content.decode()
    browser.post("/account/history/keep/", {"keeps": "no"})
    assert not keeps(child)


def test_a_stranger_consents_for_nobody(visit, child: Patron) -> None:
    stranger = people.patron()
    assert visit(stranger).post("/account/history/keep/", {"keeps": "yes", "for": str(child.pk)}).status_code == 404
    assert not keeps(child)
