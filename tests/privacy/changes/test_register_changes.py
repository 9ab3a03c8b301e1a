"""Two people look at each change of the register; until then nothing is kept longer and nobody gets more."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import people
import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from registers import with_activity

from leeszaal.common.periods import Period
from leeszaal.privacy.changes import agreed, agreed_columns, look, obeying, waiting
from leeszaal.privacy.changes.signing import NotTheSameError, sign
from leeszaal.privacy.changes.standing import last_agreed
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.disclosure.door import NotLetOutError, refuse_unless_lawful
from leeszaal.privacy.disclosure.passages import to_partner
from leeszaal.privacy.disclosure.rules import Refusal
from leeszaal.privacy.live_proof import Figures
from leeszaal.privacy.models import RegisterChange
from leeszaal.privacy.register import Recipient, Register, Words
from leeszaal.privacy.retention import Night
from leeszaal.privacy.statement.proofs import proofs_by_promise

pytestmark = [pytest.mark.django_db, pytest.mark.promise("NEWSTMT-1")]
NOW = people.NOW
TODAY = NOW.date()
WORDS = Words("omdat", "because")


def keeping_loans(register: Register, lasts: str) -> Register:
    """The register in which a returned loan stays this long."""
    lending = register.activities["lending"]
    first, *others = lending.keeping
    return with_activity(register, replace(lending, keeping=(replace(first, lasts=Period.parse(lasts)), *others)))


def loans_kept(register: Register, day: date = TODAY) -> list[str]:
    kept = obeying.obeyed(register, day, claimed()).activities["lending"].terms_on(day)
    return [str(term.lasts) for term in kept]


def said(change: RegisterChange) -> list[tuple[str | None, str, bool]]:
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


def test_a_new_recipient_gets_nothing_until_two_people_agreed(set_up: Register) -> None:
    lending = set_up.activities["lending"]
    changed = with_activity(set_up, replace(lending, recipients=(*lending.recipients, Recipient("kb", WORDS))))
    change = look(changed, NOW)
    assert change is not None
    assert change.weakens
    assert not agreed("lending", "kb", changed)
    assert Refusal.NOT_AGREED_TO in refusals(changed)
    _agree()
    assert agreed("lending", "kb", changed)
    assert Refusal.NOT_AGREED_TO not in refusals(changed)


def test_a_recipient_that_would_get_more_gets_no_more_until_then(set_up: Register) -> None:
    lending = set_up.activities["lending"]
    narrowed = next(to for to in lending.recipients if to.only)
    wider = tuple(replace(to, only=()) if to is narrowed else to for to in lending.recipients)
    changed = with_activity(set_up, replace(lending, recipients=wider))
    change = look(changed, NOW)
    assert change is not None
    assert ("lending", "recipient", True) in said(change)
    assert agreed_columns("lending", narrowed.who, changed) == frozenset(narrowed.only)
    _agree()
    assert agreed_columns("lending", narrowed.who, changed) == lending.columns


def test_on_another_basis_nobody_gets_anything_until_then(set_up: Register) -> None:
    lending = set_up.activities["lending"]
    changed = with_activity(
        set_up, replace(lending, basis=replace(lending.basis, article="6(1)(e)", law=Words("x", "x")))
    )
    change = look(changed, NOW)
    assert change is not None
    assert ("lending", "basis", True) in said(change)
    assert not agreed("lending", lending.recipients[0].who, changed)


def test_a_partner_in_another_country_gets_nothing_until_then(set_up: Register) -> None:
    kb = replace(set_up.partners["kb"], country="BE")
    lending = set_up.activities["lending"]
    naming = with_activity(set_up, replace(lending, recipients=(*lending.recipients, Recipient("kb", WORDS))))
    look(naming, NOW)
    _agree()
    moved = replace(naming, partners={**naming.partners, "kb": kb})
    change = look(moved, NOW)
    assert change is not None
    assert (None, "partner", True) in said(change)
    assert not agreed("lending", "kb", moved)


def test_an_article_on_which_authorities_may_claim_more_is_less_protection(set_up: Register) -> None:
    grounds = set_up.legal_grounds
    key, ground = next((key, one) for key, one in grounds.articles.items() if len(one.classes) < len(grounds.classes))
    wider = replace(grounds, articles={**grounds.articles, key: replace(ground, classes=tuple(grounds.classes))})
    change = look(replace(set_up, legal_grounds=wider), NOW)
    assert change is not None
    assert said(change) == [(None, "legal ground", True)]


def test_the_round_of_the_night_goes_by_the_stricter_terms(set_up: Register, longer: RegisterChange) -> None:
    night = Night.of(keeping_loans(set_up, "P20Y"), TODAY)
    assert [str(rule.term.lasts) for rule in night.rules if rule.activity.key == "lending"] == loans_kept(set_up)


def test_a_change_that_waits_longer_than_the_library_allows_breaks_its_promise(
    set_up: Register, longer: RegisterChange
) -> None:
    look_after = proofs_by_promise(claimed())["NEWSTMT-1"].look
    last = timezone.localdate(NOW) + timedelta(days=14)
    assert look_after(set_up, last) == Figures(1, 0)
    assert look_after(set_up, last + timedelta(days=1)) == Figures(1, 1)
    _agree()
    assert look_after(set_up, last + timedelta(days=1)) == Figures(1, 0)


def refusals(register: Register) -> tuple[Refusal, ...]:
    """What the door says when loans would go to the KB."""
    try:
        refuse_unless_lawful(to_partner(register, "lending", "kb"), [people.patron().pk], TODAY)
    except NotLetOutError as refused:
        return refused.reasons
    return ()


def _agree(at: datetime = NOW) -> None:
    change = waiting()
    assert change is not None
    for staff in (1, 2):
        sign(change.number, change.fingerprint, staff, at)
