"""The small demo shows the privacy officer a little of everything, and leaves those one logs in as in peace."""

from datetime import date

import people
import pytest
from django.test import Client
from django.urls import reverse

from leeszaal.login.models import Role, StaffMember
from leeszaal.office.room_tabs import GROUPS
from leeszaal.patrons.models import Note, Question, Share
from leeszaal.privacy.changes import look
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.law import Right
from leeszaal.privacy.models import (
    ConsentLine,
    Disclosure,
    LegalClaim,
    LookedAt,
    Objection,
    Recording,
    Restriction,
    RightsRequest,
    Viewing,
)
from leeszaal.site.demo.lending.days import at
from leeszaal.site.demo.people.cast import SIZE as CAST_SIZE
from leeszaal.site.demo.samples import play_samples
from leeszaal.site.demo.samples.stage import OFFICER

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("played")]
SEED = 7
WAITS = {
    *("agreement_changes", "breaches", "legal_claims", "objections", "passing_on", "picture_objections"),
    *("publications", "questions", "register_changes", "requests", "training", "viewings"),
}


@pytest.fixture
def played(lindeveen: date) -> None:
    """The demo with its samples, in a library that opened before they were made."""
    look(register(), at(lindeveen, 0))
    play_samples(SEED, lindeveen, at(lindeveen, 0))


def test_matters_wait_for_a_decision_and_requests_of_each_right_stand_in_different_states(lindeveen: date) -> None:
    found = {decision.key: decision.look(at(lindeveen, 9)).count for decision in claimed().decisions}
    assert {key for key, count in found.items() if count} >= WAITS
    requests = set(RightsRequest.objects.values_list("right", "state"))
    assert {right for right, _state in requests} == set(Right) - {Right.WITHDRAWAL}
    assert {state for _right, state in requests} == set(RightsRequest.State)


def test_every_promise_holds(lindeveen: date) -> None:
    broken = {proof.promise for proof in claimed().proofs if proof.look(register(), lindeveen).failed}
    assert not broken


def test_every_page_of_the_room_opens_with_something_on_it() -> None:
    officer = StaffMember.objects.get(pk=OFFICER)
    client = people.log_in(Client(headers={"accept-language": "en"}), officer)
    assert officer.roles == [Role.PRIVACY]
    for name, _title in (page for group in GROUPS for page in group.pages):
        assert client.get(reverse(name)).status_code == 200, name


def test_who_one_logs_in_as_is_left_in_peace_and_nothing_lies_after_today(lindeveen: date) -> None:
    for model in (RightsRequest, Restriction, Objection, Disclosure, LegalClaim):
        assert not model.objects.filter(person_id__lte=CAST_SIZE).exists()
    assert not Note.objects.filter(patron_id__lte=CAST_SIZE).exists()
    assert LookedAt.objects.filter(person_id__lte=CAST_SIZE).exists()
    assert Share.objects.filter(asker_id__lte=CAST_SIZE, state=Share.State.ACCEPTED).exists()
    now = at(lindeveen, 0)
    moments = {
        Viewing: "asked_at", Question: "asked_at", ConsentLine: "at", Disclosure: "at", Recording: "starts_at",
    }  # fmt: skip
    for model, field in moments.items():
        assert model.objects.exists(), model
        assert not model.objects.filter(**{f"{field}__gt": now}).exists(), model
