"""What a child keeps to itself stands in no package for its parent or guardian."""

import json

import people
import pytest
from canary import Planted
from django.db.models import ForeignKey

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.rights.access import Asked, access_package
from leeszaal.privacy.rights.package import access_files, portability_files
from leeszaal.privacy.rights.tables import own_tables

TITLE = "De avond is ongemak"


def asked(planted: Planted, *, keeps_reading: bool) -> Asked:
    return Asked(planted.person.pk, "en", people.NOW, people.TODAY, keeps_reading=keeps_reading)


@pytest.mark.promise("MIJN-3")
def test_a_package_for_a_guardian_tells_nothing_of_what_the_child_reads(planted: Planted) -> None:
    told = [planted.marks[column] for column in claimed().tells_reading if column in planted.marks]
    whole = json.dumps(access_package(asked(planted, keeps_reading=False)))
    assert told
    assert all(mark in whole for mark in (TITLE, *told))
    page = ""
    for make in (access_files, portability_files):
        files = make(asked(planted, keeps_reading=True))
        page = page or files["access.html"].decode()
        texts = [content.decode(errors="replace") for name, content in files.items() if not name.endswith(".pdf")]
        assert not [mark for mark in (TITLE, *told) for text in texts if mark in text]
    assert "your child keeps this to itself" in page


@pytest.mark.promise("MIJN-3")
def test_a_new_column_that_leads_to_a_title_is_claimed_as_telling_what_somebody_reads() -> None:
    leading = {
        column
        for table in own_tables(register(), claimed())
        for column in table.uses
        if _leads_to_a_title(table.model._meta.get_field(column.rpartition(".")[2]))
    }
    assert len(leading) > 5
    assert leading <= claimed().tells_reading


def _leads_to_a_title(field: object) -> bool:
    if isinstance(field, ForeignKey):
        return str(field.related_model._meta.label) in ("catalogue.Item", "catalogue.Record")
    return getattr(field, "name", "") in ("item_id", "record_id", "barcode", "title")
