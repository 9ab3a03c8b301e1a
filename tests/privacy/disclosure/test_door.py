"""Nothing leaves the house but through one door, which asks for everything and writes it down first."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import leaving
import people
import pytest
from django.db import IntegrityError, connection, transaction

from leeszaal.common.actor import JOB
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.access.naming import quoted, role_name
from leeszaal.privacy.declared import register
from leeszaal.privacy.disclosure import door
from leeszaal.privacy.disclosure.agreements import ending_soon, make_first_agreements
from leeszaal.privacy.disclosure.door import NotLetOutError
from leeszaal.privacy.disclosure.passages import Passage, to_partner
from leeszaal.privacy.disclosure.rules import Refusal
from leeszaal.privacy.models import Agreement, Disclosure, Erasure, Restriction
from leeszaal.privacy.objection import object_to
from leeszaal.privacy.restriction import restrict

pytestmark = pytest.mark.django_db
NOW = people.NOW


def leave(passage: Passage, *people_: int | None) -> None:
    """Send something about these people."""
    with door.leaving(passage, people_, now=NOW):
        pass


@contextmanager
def refused(*reasons: Refusal) -> Iterator[None]:
    """Expect that nothing leaves, for exactly these reasons, and that the ledger says nothing of it."""
    with pytest.raises(NotLetOutError) as error:
        yield
    assert set(error.value.reasons) == set(reasons)
    assert not Disclosure.objects.exists()


@pytest.mark.promise("PROC-1")
@pytest.mark.parametrize(
    ("agreement", "reason"),
    [
        (None, Refusal.NO_AGREEMENT),
        ({"title": "another agreement"}, Refusal.NO_AGREEMENT),
        ({"ends_on": date(2026, 11, 23)}, Refusal.AGREEMENT_ENDED),
        ({"agreed_on": date(2026, 11, 25)}, Refusal.AGREEMENT_NOT_BEGUN),
    ],
    ids=["none", "another", "ended", "not begun"],
)
def test_nothing_leaves_without_an_agreement_in_force(agreement: dict[str, Any] | None, reason: Refusal) -> None:
    if agreement is not None:
        leaving.agree(**agreement)
    with refused(reason):
        leave(leaving.names_to_printer(), people.patron().pk)


@pytest.mark.promise("EU-1")
@pytest.mark.parametrize(
    ("agreement", "country", "reason"),
    [
        ({}, "US", Refusal.OUTSIDE_EEA),
        ({"stored_in": "US"}, "NL", Refusal.STORED_OUTSIDE_EEA),
        ({"sub_processors": [{"name": "Cloud", "country": "US"}]}, "NL", Refusal.SUB_PROCESSOR_OUTSIDE_EEA),
    ],
    ids=["the recipient", "its storage", "who works for it"],
)
def test_nothing_leaves_the_european_economic_area(agreement: dict[str, Any], country: str, reason: Refusal) -> None:
    leaving.agree(**agreement)
    declared = leaving.with_printer(replace(leaving.PRINTER, country=country))
    with refused(reason):
        leave(leaving.names_to_printer(declared), people.patron().pk)


@pytest.mark.promise("RIGHT-4")
def test_nothing_leaves_of_a_restricted_person_nor_of_others_along_with_them() -> None:
    leaving.agree()
    locked, other = people.patron(), people.patron()
    restrict(locked.pk, Restriction.Ground.ACCURACY, JOB, now=NOW)
    with refused(Refusal.RESTRICTED):
        leave(leaving.names_to_printer(), other.pk, locked.pk)


def test_nothing_leaves_of_who_objected_or_is_being_erased() -> None:
    patron = people.patron()
    object_to(patron.pk, register().activities["cbs"], now=NOW)
    Erasure.objects.create(person_kind="patron", person_id=patron.pk, asked_at=NOW, number=uuid4())
    with refused(Refusal.OBJECTED, Refusal.ERASED):
        leave(to_partner(leaving.with_printer(), "cbs", "cbs"), patron.pk)


def test_nothing_leaves_for_an_activity_to_which_somebody_did_not_consent() -> None:
    declared, yes, no = register(), people.says_yes(people.patron(), "newsletter"), people.patron()
    with refused(Refusal.NO_CONSENT):
        leave(to_partner(declared, "newsletter", "mail"), yes.pk, no.pk)
    leave(to_partner(declared, "newsletter", "mail"), yes.pk)
    assert Disclosure.objects.get().person_id == yes.pk


@pytest.mark.promise("SELL-1")
def test_what_the_register_does_not_give_to_a_recipient_does_not_leave() -> None:
    leaving.agree()
    declared, patron = leaving.with_printer(), people.patron()
    with refused(Refusal.TOO_MUCH):
        leave(to_partner(declared, "membership", "printer", ["patrons.Patron.born_on"]), patron.pk)
    with refused(Refusal.NOT_A_RECIPIENT):
        leave(to_partner(declared, "lending", "printer"), patron.pk)
    with refused(Refusal.NOT_AN_ACTIVITY):
        leave(to_partner(declared, "sale", "printer"), patron.pk)


def test_every_reason_is_given_at_once() -> None:
    leaving.agree(stored_in="US", sub_processors=[{"name": "Cloud", "country": "CN"}])
    patron = people.patron()
    restrict(patron.pk, Restriction.Ground.ACCURACY, JOB, now=NOW)
    with refused(Refusal.STORED_OUTSIDE_EEA, Refusal.SUB_PROCESSOR_OUTSIDE_EEA, Refusal.RESTRICTED):
        leave(leaving.names_to_printer(), patron.pk)


@pytest.mark.promise("PROC-1")
def test_what_leaves_is_written_down_before_it_leaves_and_afterwards_how_it_went() -> None:
    leaving.agree()
    patron = people.patron()
    with door.leaving(leaving.names_to_printer(), [patron.pk], now=NOW):
        line = Disclosure.objects.select_related("matter").get()
        assert (line.outcome, line.settled_at) == ("going", None)
    line.refresh_from_db()
    assert (line.person_id, line.at, line.outcome, line.settled_at) == (patron.pk, NOW, "sent", NOW)
    told = line.matter
    assert (told.activity, told.recipient, told.country, told.ground) == ("membership", "printer", "NL", "6(1)(b)")
    assert set(told.columns) == set(leaving.NAMES)


def test_a_failure_is_written_down_as_such_and_a_refusal_by_the_recipient_too() -> None:
    leaving.agree()
    patron = people.patron()
    with pytest.raises(OSError), door.leaving(leaving.names_to_printer(), [patron.pk], now=NOW):  # noqa: PT011
        raise OSError
    with door.leaving(leaving.names_to_printer(), [patron.pk], now=NOW) as going:
        going.outcome = Disclosure.Outcome.REFUSED
    assert list(Disclosure.objects.order_by("pk").values_list("outcome", flat=True)) == ["failed", "refused"]


def test_many_people_at_once_cost_no_more_statements_than_one(django_assert_num_queries: Any) -> None:
    leaving.agree()
    many, passage = [people.patron().pk for _ in range(9)], leaving.names_to_printer()
    leave(passage, many[0])
    with django_assert_num_queries(6):  # a savepoint and its release, what is against it, matter, lines, how it went
        leave(passage, *many)
    assert Disclosure.objects.count() == 10


def test_a_line_of_the_ledger_cannot_be_changed_or_taken_away_but_by_retention() -> None:
    leaving.agree()
    leave(leaving.names_to_printer(), people.patron().pk)
    office = quoted(role_name(connection.settings_dict["NAME"], "office"))
    for change in ("UPDATE privacy_disclosure SET outcome = 'failed'", "DELETE FROM privacy_disclosure"):
        with pytest.raises(IntegrityError, match="stays as it was written"), transaction.atomic():
            connection.cursor().execute(f"SET LOCAL ROLE {office}; {change}")
    with acting_as("retention"):
        assert Disclosure.objects.all().delete()[0] == 1


def test_a_library_that_begins_has_the_agreements_that_its_register_names() -> None:
    declared = leaving.with_printer(replace(leaving.PRINTER, ends_on=date(2027, 1, 1)))
    make_first_agreements(declared, NOW)
    assert set(Agreement.objects.values_list("partner", flat=True)) == set(declared.partners)
    leave(leaving.names_to_printer(declared), people.patron().pk)
    make_first_agreements(declared, NOW)
    assert Agreement.objects.filter(partner="printer").count() == 1
    assert [each.partner for each in ending_soon(declared, date(2026, 11, 24))] == ["printer"]
    assert not ending_soon(declared, date(2026, 10, 24))
