"""The ledger of consent: lines are only added, the last one counts, and every activity's own view asks it."""

from datetime import timedelta

import people
import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.utils import timezone

from leeszaal.notices.coming_of_age import come_of_age
from leeszaal.patrons.models import Patron
from leeszaal.privacy import consents
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.consents import NoConsentNeededError, NotToBeAskedError, Word
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ConsentLine, ConsentText, Restriction
from leeszaal.privacy.restriction import restrict

pytestmark = pytest.mark.django_db
How, What = ConsentLine.How, ConsentLine.What
NEWS = register().activities["newsletter"]
ON_OWN_PAGE = Word(How.OWN_PAGE, "nl")


def reader(**fields: object) -> Patron:
    return people.patron(email="anna@example.nl", **fields)


def born_ago(years: int, *, days: int = 0) -> object:
    """The birthday of who turned this old so many days ago, by the calendar of Amsterdam."""
    today = timezone.localdate()
    return (today - timedelta(days=days)).replace(year=(today - timedelta(days=days)).year - years)


def seen_by(activity: str) -> int:
    """How many people the view of an activity shows."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(DISTINCT patron_id) FROM activity_{activity}")  # noqa: S608  a name from the test
        return int(cursor.fetchone()[0])


def yes(patron: Patron, **word: object) -> ConsentLine:
    said = Word(**{"how": How.OWN_PAGE, "language": "nl"} | word)  # type: ignore[arg-type]
    return consents.give(patron.pk, NEWS, said, born_on=patron.born_on, now=timezone.now())


@pytest.mark.promise("NEWS-1")
def test_yes_and_no_work_in_the_transaction_in_which_they_are_said() -> None:
    patron = reader()
    with transaction.atomic():
        assert seen_by("newsletter") == 0
        yes(patron)
        assert seen_by("newsletter") == 1
        consents.withdraw(patron.pk, NEWS, ON_OWN_PAGE, now=timezone.now())
        assert seen_by("newsletter") == 0


def test_the_role_of_the_newsletter_reads_who_said_yes_and_no_table() -> None:
    yes(reader())
    people.patron(email="piet@example.nl")
    with acting_as("newsletter"), connection.cursor() as cursor:
        cursor.execute("SELECT patron_email FROM activity_newsletter")
        assert cursor.fetchall() == [("anna@example.nl",)]
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            cursor.execute("SELECT email FROM patrons_patron")


def test_a_line_tells_the_very_words_that_were_shown_and_in_which_language() -> None:
    patron = reader()
    line = yes(patron, language="en")
    assert line.text is not None
    assert line.text.text.splitlines()[0] == NEWS.title.en
    assert NEWS.basis.because.en in line.text.text
    yes(reader(), language="en")
    assert ConsentText.objects.count() == 1


@pytest.mark.parametrize("words", ["UPDATE privacy_consentline SET what = 'given'", "DELETE FROM privacy_consentline"])
@pytest.mark.parametrize("role", ["choices", "lending", "retention"])
def test_nobody_changes_a_line(role: str, words: str) -> None:
    yes(reader())
    with (
        acting_as(role),
        pytest.raises(DatabaseError, match="stays as it was written"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(words)


def test_only_the_role_of_retention_erases_when_a_term_is_over() -> None:
    yes(reader())
    with acting_as("lending"), pytest.raises(DatabaseError, match="stays as it was written"), transaction.atomic():
        erase_all()
    with acting_as("retention"):
        erase_all()
    assert not ConsentLine.objects.exists()


def erase_all() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL leeszaal.erasing = 'on'")
        cursor.execute("DELETE FROM privacy_consentline")


def test_saying_the_same_twice_is_one_line() -> None:
    patron = reader()
    assert yes(patron).pk == yes(patron).pk
    consents.withdraw(patron.pk, NEWS, ON_OWN_PAGE, now=timezone.now())
    assert consents.withdraw(patron.pk, NEWS, ON_OWN_PAGE, now=timezone.now()) is None
    assert [line.what for line in consents.lines_of(patron.pk)] == ["withdrawn", "given"]


def test_who_is_restricted_is_not_in_the_view_though_the_yes_stands() -> None:
    patron = reader()
    yes(patron)
    restrict(patron.pk, Restriction.Ground.ACCURACY, people.WEB, now=timezone.now())
    assert (consents.consents(patron.pk, "newsletter"), seen_by("newsletter")) == (True, 0)


def test_there_is_nothing_to_consent_to_where_the_basis_is_another() -> None:
    with pytest.raises(NoConsentNeededError):
        consents.give(1, register().activities["lending"], ON_OWN_PAGE, born_on=people.TODAY, now=timezone.now())


def test_below_sixteen_only_a_guardian_says_yes_and_above_it_only_the_person() -> None:
    child, grown, parent = reader(born_on=born_ago(15)), reader(born_on=born_ago(16)), people.patron()
    with pytest.raises(NotToBeAskedError):
        yes(child)
    with pytest.raises(NotToBeAskedError):
        yes(grown, guardian_id=parent.pk)
    line = yes(child, guardian_id=parent.pk)
    assert (line.by, line.guardian_id) == ("guardian", parent.pk)


def test_a_child_turns_sixteen_at_midnight_and_the_yes_of_the_guardian_is_over() -> None:
    """One child has its birthday today, the other tomorrow: both had the yes of a parent until then."""
    today, tomorrow, parent = reader(born_on=born_ago(16)), reader(born_on=born_ago(16, days=-1)), people.patron()
    for child in (today, tomorrow):
        people.says_yes(child, "newsletter", by="guardian", guardian_id=parent.pk, lapses_on=_sixteen(child))
    assert (consents.consents(today.pk, "newsletter"), consents.consents(tomorrow.pk, "newsletter")) == (False, True)
    assert seen_by("newsletter") == 1
    assert come_of_age(now=timezone.now()) == 1
    assert consents.last_words(today.pk)["newsletter"].how == How.OF_AGE
    assert today.notices.get().kind == "consent_lapsed"
    assert come_of_age(now=timezone.now()) == 0
    assert not tomorrow.notices.exists()


def test_who_turns_sixteen_and_chose_already_keeps_that_choice() -> None:
    patron, parent = reader(born_on=born_ago(16)), people.patron()
    people.says_yes(patron, "newsletter", by="guardian", guardian_id=parent.pk, lapses_on=_sixteen(patron))
    yes(patron)
    assert come_of_age(now=timezone.now()) == 0
    assert consents.consents(patron.pk, "newsletter")


def _sixteen(child: Patron) -> object:
    return consents.decides_alone_on(NEWS, child.born_on)
