"""After an erasure nothing is left of somebody, wherever one looks, but what the plan said would stay."""

import people
import pytest
from canary import Planted
from django.db.models import Model
from searching import files_with, tables_with
from what_stays import UNLINKED, lift_everything, listed_to_stay

from leeszaal.common.actor import JOB
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.erasure import erase_person, make_plan, rows_of
from leeszaal.privacy.inventory import model_of

pytestmark = pytest.mark.django_db


def test_a_mark_can_be_found_before_the_erasure_also_where_it_is_encrypted(planted: Planted) -> None:
    found = tables_with(planted.marks.values())
    assert set().union(*found.values()) == set(planted.marks.values())
    assert planted.marks["patrons.Note.text"] in found["patrons_note"]


@pytest.mark.promise("RIGHT-3")
def test_after_an_erasure_marks_are_only_where_the_plan_said(planted: Planted) -> None:
    lift_everything()
    plan = make_plan(planted.person.pk, on=people.TODAY)
    assert [(line.word, line.held_by) for line in plan.waits] == []
    erase_person(planted.person.pk, JOB, now=people.NOW)
    gone = [mark for column, mark in planted.marks.items() if not column.startswith(UNLINKED)]
    assert set(tables_with(gone)) <= set(listed_to_stay(plan))
    assert files_with(planted.marks.values()) == set()


@pytest.mark.promise("RIGHT-3")
def test_after_an_erasure_no_row_leads_to_the_person_but_where_the_plan_said(planted: Planted) -> None:
    lift_everything()
    plan = make_plan(planted.person.pk, on=people.TODAY)
    erase_person(planted.person.pk, JOB, now=people.NOW)
    leading = {model._meta.db_table for model in models() if rows_of(model, planted.person.pk, claimed()).exists()}
    assert leading <= set(listed_to_stay(plan)) | {"patrons_patron"}
    row = planted.person.__class__.objects.get(pk=planted.person.pk)
    assert (row.family_name, row.given_names, row.email, row.user_id) == ("", "", "", None)


def models() -> list[type[Model]]:
    """Every model of which a trail leads to people."""
    return [model for model in (model_of(trail.table) for trail in claimed().trails) if model is not None]
