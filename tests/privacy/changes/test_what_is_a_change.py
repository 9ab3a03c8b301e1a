"""What somebody wrote in the register is a change of it; what the program says better is none."""

from dataclasses import replace

import people
import pytest
from django.utils.translation import trans_real
from registers import with_activity

from leeszaal.privacy.changes import look
from leeszaal.privacy.register import Recipient, Register, Words
from leeszaal.privacy.telling import say_columns

pytestmark = [pytest.mark.django_db, pytest.mark.promise("NEWSTMT-1")]
NOW = people.NOW


@pytest.fixture
def set_up(base_register: Register) -> Register:
    """A library that opened once, with the base register."""
    assert look(base_register, NOW) is None
    return base_register


def test_a_better_translation_by_the_program_is_no_change(set_up: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(trans_real.translation("nl")._catalog, "A contract with you", "Een afspraak met jou")
    assert look(set_up, NOW) is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_words_that_somebody_wrote_in_either_language_are_a_change(set_up: Register, language: str) -> None:
    lending = set_up.activities["lending"]
    purpose = replace(lending.purpose, **{language: "Iets heel anders."})
    change = look(with_activity(set_up, replace(lending, purpose=purpose)), NOW)
    assert change is not None
    assert [(one["activity"], one["subject"]) for one in change.differences] == [("lending", "words")]


def test_a_change_beside_a_better_translation_is_told_alone(set_up: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(trans_real.translation("nl")._catalog, "A contract with you", "Een afspraak met jou")
    lending = set_up.activities["lending"]
    change = look(with_activity(set_up, replace(lending, purpose=Words("Anders.", "Otherwise."))), NOW)
    assert change is not None
    assert len(change.differences) == 1


def test_one_who_gets_another_column_of_the_same_name_gets_more(base_register: Register) -> None:
    activity, one, other = next(
        (activity, one, other)
        for activity in base_register.activities.values()
        for one in sorted(activity.columns)
        for other in sorted(activity.columns)
        if one < other and say_columns((one,), base_register, "nl") == say_columns((other,), base_register, "nl")
    )
    why = Words("om te tellen", "to count")
    before, after = (
        with_activity(base_register, replace(activity, recipients=(Recipient("catalogue", why, only),)))
        for only in ((one,), (one, other))
    )
    assert look(before, NOW) is None
    change = look(after, NOW)
    assert change is not None
    assert [(told["subject"], told["weakens"]) for told in change.differences] == [("recipient", True)]
