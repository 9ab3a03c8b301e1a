"""Police, justice and the tax authority get only what the law obliges, when two people agree, and no more."""

import json
from dataclasses import replace
from datetime import date, timedelta

import library
import people
import pytest
from django.db import IntegrityError, transaction

from leeszaal.patrons.models import Address, Patron
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.legal_claims import handling
from leeszaal.privacy.legal_claims.counting import YearOfClaims, claims_by_year
from leeszaal.privacy.legal_claims.extracting import hand_over_once
from leeszaal.privacy.legal_claims.handling import Letter, Part
from leeszaal.privacy.legal_claims.proofs import PROOF
from leeszaal.privacy.legal_claims.rules import ClaimError, Demand, Problem, problems_of
from leeszaal.privacy.live_proof import Figures
from leeszaal.privacy.models import ClaimApproval, Disclosure, LegalClaim
from leeszaal.privacy.register.columns import table_of
from leeszaal.privacy.rights.tables import own_tables

NOW, TODAY = people.NOW, people.TODAY
NAMES = frozenset({"patrons.Patron.given_names", "patrons.Patron.family_name"})
LOANS = frozenset({"circulation.Loan.item", "circulation.Loan.checked_out_at"})
IDENTITY = Demand(
    article="sv-126nc",
    issuer="investigating officer",
    authorised=False,
    columns=NAMES,
    period_from=date(2026, 11, 1),
    period_to=date(2026, 11, 30),
    silent_until=date(2027, 11, 24),
)
READING = replace(IDENTITY, article="sv-126nf", issuer="public prosecutor", authorised=True, columns=NAMES | LOANS)
TAXES = replace(IDENTITY, article="awr-53", issuer="tax inspector", silent_until=None)


def take_in(demand: Demand, patron: Patron, staff_id: int = 1) -> LegalClaim:
    """A claim that was taken in at the office."""
    letter = Letter("Politie Noord-Nederland", "PL0100-2026", TODAY)
    return handling.take_in(demand, patron.pk, letter, staff_id, now=NOW)


def agreed(demand: Demand, patron: Patron) -> LegalClaim:
    """A claim to which both agreed."""
    claim = take_in(demand, patron)
    assert handling.agree(claim.pk, Part.PRIVACY, 1, now=NOW) == 1
    assert handling.agree(claim.pk, Part.MANAGER, 2, now=NOW) == 2
    return claim


@pytest.mark.promise("LEGAL-1")
@pytest.mark.parametrize(
    ("demand", "problem"),
    [
        (replace(IDENTITY, issuer="tax inspector"), Problem.WRONG_ISSUER),
        (replace(READING, issuer="investigating officer"), Problem.WRONG_ISSUER),
        (replace(READING, authorised=False), Problem.NO_AUTHORISATION),
        (replace(IDENTITY, columns=NAMES | LOANS), Problem.BEYOND_THE_ARTICLE),
        (replace(READING, article="sv-126nd"), Problem.BEYOND_THE_ARTICLE),
        (replace(TAXES, columns=LOANS), Problem.BEYOND_THE_ARTICLE),
        (replace(IDENTITY, columns=frozenset({"patrons.Patron.user"})), Problem.BEYOND_THE_ARTICLE),
        (replace(IDENTITY, columns=frozenset()), Problem.NOTHING_DEMANDED),
        (replace(IDENTITY, period_to=date(2026, 10, 1)), Problem.PERIOD_TURNED_ROUND),
        (replace(IDENTITY, silent_until=None), Problem.NO_END_OF_SILENCE),
        (replace(IDENTITY, silent_until=TODAY), Problem.SILENCE_IN_THE_PAST),
        (replace(TAXES, silent_until=date(2027, 1, 1)), Problem.NO_SILENCE_IN_LAW),
    ],
)
def test_a_claim_that_the_law_does_not_carry_is_not_taken_in(demand: Demand, problem: Problem) -> None:
    assert problems_of(demand, register().legal_grounds, TODAY) == (problem,)


def test_a_claim_that_the_law_carries_is_taken_in() -> None:
    assert not [p for each in (IDENTITY, READING, TAXES) for p in problems_of(each, register().legal_grounds, TODAY)]


def test_loan_titles_are_sensitive_data_on_every_article() -> None:
    grounds = register().legal_grounds
    giving = {key for key, ground in grounds.articles.items() if LOANS & grounds.columns_of(ground)}
    assert giving == {"sv-126nf"}
    assert grounds.articles["sv-126nf"].authorised


def test_every_table_that_can_be_claimed_has_a_day_for_its_rows_or_is_given_as_it_stands() -> None:
    grounds = register().legal_grounds
    tables = {table_of(column) for each in grounds.classes.values() for column in each.columns}
    assert tables == set(grounds.moments) | grounds.as_it_stands
    fields = {t.label: {f.name for f in t.model._meta.concrete_fields} for t in own_tables(register(), claimed())}
    assert all(column in fields[table] for table, column in grounds.moments.items())
    assert all(
        column.rpartition(".")[2] in fields[table_of(column)] for c in grounds.classes.values() for column in c.columns
    )


@pytest.mark.django_db
@pytest.mark.promise("LEGAL-1")
@pytest.mark.parametrize("part", [None, Part.PRIVACY, Part.MANAGER])
def test_one_person_alone_cannot_hand_anything_over(part: ClaimApproval.Part | None) -> None:
    claim = take_in(IDENTITY, people.patron())
    if part is not None:
        handling.agree(claim.pk, part, 1, now=NOW)
    with pytest.raises(ClaimError, match="one_person"):
        hand_over_once(claim.pk, 1, now=NOW)
    assert not Disclosure.objects.exists()
    claim.refresh_from_db()
    assert claim.state == LegalClaim.State.OPEN


@pytest.mark.django_db
@pytest.mark.promise("LEGAL-1")
def test_nobody_agrees_twice_and_the_database_refuses_it_as_well() -> None:
    claim = take_in(IDENTITY, people.patron())
    handling.agree(claim.pk, Part.PRIVACY, 1, now=NOW)
    for part, staff_id in ((Part.MANAGER, 1), (Part.PRIVACY, 2)):
        with pytest.raises(ClaimError, match="already_agreed"):
            handling.agree(claim.pk, part, staff_id, now=NOW)
        with pytest.raises(IntegrityError), transaction.atomic():
            ClaimApproval.objects.create(claim=claim, part=part, staff_id=staff_id, agreed_at=NOW)


@pytest.mark.django_db
@pytest.mark.promise("LEGAL-1")
def test_the_file_holds_what_was_demanded_within_the_period_and_nothing_else() -> None:
    patron = people.patron(email="anna@example.nl")
    Address.objects.create(patron=patron, kind="home", street="Turfkade", house_number=3, postcode="7910 LV", town="x")
    library.lend(patron, TODAY, library.record("Binnen"), checked_out_at=NOW - timedelta(days=3))
    library.lend(patron, TODAY, library.record("Buiten"), checked_out_at=NOW - timedelta(days=60))
    library.lend(people.patron(), TODAY, library.record("Van een ander"), checked_out_at=NOW - timedelta(days=3))
    claim = agreed(READING, patron)
    file = hand_over_once(claim.pk, 1, now=NOW)
    told = json.loads(file)
    assert set(told["data"]) == {"patrons.Patron", "circulation.Loan"}
    assert told["data"]["patrons.Patron"] == [{"given_names": "Anna", "family_name": "Berg"}]
    (loan,) = told["data"]["circulation.Loan"]
    assert set(loan) == {"item", "checked_out_at"}
    assert not [word for word in ("Turfkade", "anna@example.nl", "Buiten", "Van een ander") if word in file.decode()]


@pytest.mark.django_db
@pytest.mark.promise("LEGAL-1")
def test_what_was_handed_over_is_in_the_ledger_sealed_and_is_handed_over_once() -> None:
    patron = people.patron()
    claim = agreed(IDENTITY, patron)
    hand_over_once(claim.pk, 1, now=NOW)
    line = Disclosure.objects.select_related("matter").get()
    assert (line.person_id, line.outcome, line.claim_id) == (patron.pk, "sent", claim.pk)
    assert (line.sealed_until, line.matter.ground) == (IDENTITY.silent_until, "sv-126nc")
    with acting_as("patron", patron.pk):
        assert not Disclosure.objects.exists()
        assert not LegalClaim.objects.exists()
    with pytest.raises(ClaimError, match="closed"):
        hand_over_once(claim.pk, 1, now=NOW)
    assert PROOF.look(register(), TODAY) == Figures(1, 0)
    ClaimApproval.objects.filter(part=Part.MANAGER).delete()
    assert PROOF.look(register(), TODAY) == Figures(1, 1)


@pytest.mark.django_db
def test_the_person_sees_a_claim_at_once_where_the_law_demands_no_silence() -> None:
    patron = people.patron()
    hand_over_once(agreed(TAXES, patron).pk, 1, now=NOW)
    with acting_as("patron", patron.pk):
        assert Disclosure.objects.count() == 1
        assert LegalClaim.objects.values_list("authority", flat=True).get() == "Politie Noord-Nederland"


@pytest.mark.django_db
def test_a_claim_that_is_refused_is_kept_with_its_reason_and_counted() -> None:
    patron = people.patron()
    claim = take_in(IDENTITY, patron)
    handling.refuse(claim.pk, "De vordering noemt een ander.", 1, now=NOW)
    hand_over_once(agreed(IDENTITY, patron).pk, 1, now=NOW)
    take_in(TAXES, patron)
    claim.refresh_from_db()
    assert (claim.state, claim.refused_because) == ("refused", "De vordering noemt een ander.")
    with pytest.raises(ClaimError, match="closed"):
        handling.agree(claim.pk, Part.PRIVACY, 1, now=NOW)
    assert claims_by_year() == [YearOfClaims(2026, "awr-53", 1, 0, 0), YearOfClaims(2026, "sv-126nc", 2, 1, 1)]


@pytest.mark.django_db
def test_silence_can_be_kept_longer_for_claim_and_ledger_alike() -> None:
    claim = agreed(IDENTITY, people.patron())
    hand_over_once(claim.pk, 1, now=NOW)
    handling.stay_silent_until(claim.pk, date(2028, 1, 1))
    claim.refresh_from_db()
    assert claim.silent_until == Disclosure.objects.get().sealed_until == date(2028, 1, 1)
    with pytest.raises(ClaimError):
        handling.stay_silent_until(claim.pk, date(2027, 12, 1))
