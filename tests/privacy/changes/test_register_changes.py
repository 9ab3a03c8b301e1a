"""Two people look at each change of the register; until then nothing is kept longer and nobody gets more."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta

import people
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from leeszaal.common.periods import Period
from leeszaal.privacy.changes import agreed, look, obeying, waiting
from leeszaal.privacy.changes.signing import NotTheSameError, sign
from leeszaal.privacy.changes.standing import last_agreed
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.live_proof import Figures
from leeszaal.privacy.models import RegisterChange
from leeszaal.privacy.register import Activity, Recipient, Register, Words
from leeszaal.privacy.statement.proofs import proofs_by_promise

pytestmark = pytest.mark.django_db
NOW = people.NOW
TODAY = NOW.date()
WORDS = Words("omdat", "because")


def with_activity(register: Register, changed: Activity) -> Register:
    return replace(register, activities={**register.activities, changed.key: changed})


def keeping_loans(register: Register, lasts: str) -> Register:
    """The register in which a returned loan stays this long."""
    lending = register.activities["lending"]
    first, *others = lending.keeping
    return with_activity(register, replace(lending, keeping=(replace(first, lasts=Period.parse(lasts)), *others)))


def loans_kept(register: Register, day: date = TODAY) -> list[str]:
    kept = obeying.obeyed(register, day, claimed()).activities["lending"].terms_on(day)
    return [str(term.lasts) for term in kept]


def said(change: RegisterChange) -> list[tuple[str, str, bool]]:
    return [(one["activity"], one["subject"], one["weakens"]) for one in change.differences]


@pytest.fixture
def set_up(base_register: Register) -> Register:
    """A library that opened once, with the base register."""
    assert look(base_register, NOW) is None
    return base_register


@pytest.fixture
def longer(set_up: Register) -> RegisterChange:
    """A register that keeps loans for twenty years, as it waits for two people."""
    change = look(keeping_loans(set_up, "P20Y"), NOW)
    assert change is not None
    return change


def test_the_first_register_is_agreed_to_by_setting_up_the_library(set_up: Register) -> None:
    first = last_agreed()
    assert first is not None
    assert (first.number, first.agreed_at) == (1, NOW)
    assert look(set_up, NOW) is None
    assert RegisterChange.objects.count() == 1


def test_a_longer_term_waits_and_is_marked_as_less_protection(longer: RegisterChange) -> None:
    assert longer.weakens
    assert said(longer) == [("lending", "term", True)]
    assert "20 jaar" in longer.differences[0]["after"]["nl"]


def test_a_shorter_term_waits_as_well_and_holds_at_once(set_up: Register) -> None:
    shorter = keeping_loans(set_up, "P1D")
    change = look(shorter, NOW)
    assert change is not None
    assert not change.weakens
    assert loans_kept(shorter) == ["P1D"]


def test_until_two_people_agree_erasure_goes_by_the_shorter_term(set_up: Register, longer: RegisterChange) -> None:
    before = loans_kept(set_up)
    changed = keeping_loans(set_up, "P20Y")
    assert loans_kept(changed) == before
    assert sign(longer.number, longer.fingerprint, 1, NOW) == 1
    assert loans_kept(changed) == before
    assert sign(longer.number, longer.fingerprint, 2, NOW) == 0
    assert loans_kept(changed) == ["P20Y"]


def test_a_term_that_was_taken_away_is_still_carried_out(set_up: Register) -> None:
    lending = set_up.activities["lending"]
    without = with_activity(set_up, replace(lending, keeping=lending.keeping[1:]))
    change = look(without, NOW)
    assert change is not None
    assert change.weakens
    assert loans_kept(without) == loans_kept(set_up)


def test_an_exception_that_was_added_does_not_hold_back_yet(set_up: Register) -> None:
    lending = set_up.activities["lending"]
    term = next(term for term in lending.keeping if term.unless)
    before = with_activity(set_up, replace(lending, keeping=(replace(term, unless=()),)))
    assert look(before, NOW) is not None
    _agree()
    after = with_activity(set_up, replace(lending, keeping=(term,)))
    change = look(after, NOW)
    assert change is not None
    assert change.weakens
    assert obeying.obeyed(after, NOW.date(), claimed()).activities["lending"].keeping[0].unless == ()


def test_the_same_person_cannot_be_both_pairs_of_eyes(longer: RegisterChange) -> None:
    assert sign(longer.number, longer.fingerprint, 1, NOW) == 1
    assert sign(longer.number, longer.fingerprint, 1, NOW) == 1
    assert waiting() == longer


def test_the_database_refuses_an_agreement_of_one_person(longer: RegisterChange) -> None:
    sign(longer.number, longer.fingerprint, 1, NOW)
    with pytest.raises(IntegrityError, match="two people agree"), transaction.atomic():
        RegisterChange.objects.filter(pk=longer.pk).update(agreed_at=NOW)


def test_what_was_agreed_to_is_never_changed_nor_removed(set_up: Register) -> None:
    for spoil in (lambda: RegisterChange.objects.update(binding={}), lambda: RegisterChange.objects.all().delete()):
        with pytest.raises(IntegrityError, match="stays as it was found"), transaction.atomic():
            spoil()


def test_who_saw_another_change_than_the_one_that_waits_agrees_to_nothing(
    set_up: Register, longer: RegisterChange
) -> None:
    later = look(keeping_loans(set_up, "P30Y"), NOW)
    assert later is not None
    with pytest.raises(NotTheSameError):
        sign(longer.number, longer.fingerprint, 1, NOW)
    longer.refresh_from_db()
    assert longer.withdrawn_at == NOW


def test_a_change_that_is_taken_back_waits_for_nobody(set_up: Register, longer: RegisterChange) -> None:
    assert look(set_up, NOW) is None
    assert waiting() is None


@contextmanager
def running(register: Register, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr("leeszaal.privacy.changes.receiving.register", lambda: register)
        yield


def test_a_new_recipient_gets_nothing_until_two_people_agreed(
    set_up: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    lending = set_up.activities["lending"]
    changed = with_activity(set_up, replace(lending, recipients=(*lending.recipients, Recipient("kb", WORDS))))
    change = look(changed, NOW)
    assert change is not None
    assert change.weakens
    with running(changed, monkeypatch):
        assert not agreed("lending", "kb")
        assert agreed("lending", lending.recipients[0].who)
        _agree()
        assert agreed("lending", "kb")


def test_a_recipient_that_would_get_more_columns_gets_nothing_until_then(
    set_up: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    lending = set_up.activities["lending"]
    narrowed = next(to for to in lending.recipients if to.only)
    wider = tuple(replace(to, only=()) if to is narrowed else to for to in lending.recipients)
    changed = with_activity(set_up, replace(lending, recipients=wider))
    change = look(changed, NOW)
    assert change is not None
    assert ("lending", "recipient", True) in said(change)
    with running(changed, monkeypatch):
        assert not agreed("lending", narrowed.who)


def test_another_basis_is_less_protection(set_up: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    lending = set_up.activities["lending"]
    changed = with_activity(set_up, replace(lending, basis=replace(lending.basis, article="6(1)(e)", law="x")))
    change = look(changed, NOW)
    assert change is not None
    assert ("lending", "basis", True) in said(change)
    with running(changed, monkeypatch):
        assert not agreed("lending", lending.recipients[0].who)


def test_a_change_that_waits_longer_than_the_library_allows_breaks_its_promise(
    set_up: Register, longer: RegisterChange
) -> None:
    look_after = proofs_by_promise(claimed())["NEWSTMT-1"].look
    last = timezone.localdate(NOW) + timedelta(days=14)
    assert look_after(set_up, last) == Figures(1, 0)
    assert look_after(set_up, last + timedelta(days=1)) == Figures(1, 1)
    _agree()
    assert look_after(set_up, last + timedelta(days=1)) == Figures(1, 0)


def _agree(at: datetime = NOW) -> None:
    change = waiting()
    assert change is not None
    for staff in (1, 2):
        sign(change.number, change.fingerprint, staff, at)
