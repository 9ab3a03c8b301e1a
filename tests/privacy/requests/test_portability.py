"""What people gave us they can take along: as JSON with a documented form, and as CSV."""

import csv
import io
import json

import people
import pytest
from canary import Planted
from json_schema import differences

from leeszaal.privacy.declared import register
from leeszaal.privacy.rights.access import Asked
from leeszaal.privacy.rights.package import portability_files
from leeszaal.privacy.rights.portability import as_csv, is_portable, portable_package

pytestmark = pytest.mark.django_db


def asked(planted: Planted) -> Asked:
    return Asked(planted.person.pk, "en", people.NOW, people.TODAY)


@pytest.mark.promise("RIGHT-5")
def test_everything_that_a_person_gave_is_in_it_and_nothing_else(planted: Planted) -> None:
    package = portable_package(asked(planted))
    given = {
        column for activity in register().activities.values() if is_portable(activity) for column in activity.given
    }
    assert set(package["names"]) == given
    assert {"patrons.Patron.email", "circulation.Loan.item", "charges.BankAccount.iban"} <= given
    assert "privacy.ConsentLine.what" in given
    as_text = json.dumps(package)
    for column, mark in planted.marks.items():
        assert (mark in as_text) == (column in given), column


def test_what_the_library_wrote_or_decided_is_not_in_it(planted: Planted) -> None:
    package = portable_package(asked(planted))
    assert package["data"].keys().isdisjoint({"patrons.Block", "charges.Charge", "circulation.Event", "login.User"})
    assert planted.marks["patrons.Block.note"] not in json.dumps(package)


def test_consents_can_be_taken_along_in_words_and_a_word_for_a_child_names_no_child() -> None:
    child, parent = people.patron(), people.patron()
    people.says_yes(parent, "history")
    people.says_yes(child, "newsletter", by="guardian", guardian_id=parent.pk, lapses_on=people.TODAY)
    package = portable_package(Asked(parent.pk, "en", people.NOW, people.TODAY))
    own, for_child = package["data"]["privacy.ConsentLine"]
    assert own["activity_in_words"] == register().activities["history"].title.en
    assert (own["what"], own["by"]) == ("given", "person")
    assert (for_child["activity"], for_child["guardian_id"]) == ("newsletter", parent.pk)
    assert not [value for value in for_child.values() if value == child.pk]
    (first, _) = csv.DictReader(io.StringIO(as_csv(package)["csv/privacy.ConsentLine.csv"].decode("utf-8-sig")))
    assert first["what_in_words"] == "Yes"


def test_the_data_are_as_their_schema_says(planted: Planted) -> None:
    made = portability_files(asked(planted))
    schema = json.loads(made["portability.schema.json"])
    assert list(differences(json.loads(made["portability.json"]), schema, schema)) == []


def test_each_table_is_a_sheet_that_a_spreadsheet_reads(planted: Planted) -> None:
    sheets = as_csv(portable_package(asked(planted)))
    (row,) = csv.DictReader(io.StringIO(sheets["csv/patrons.Patron.csv"].decode("utf-8-sig")))
    assert row["family_name"] == planted.marks["patrons.Patron.family_name"]
    (loan,) = csv.DictReader(io.StringIO(sheets["csv/circulation.Loan.csv"].decode("utf-8-sig")))
    assert loan["item_in_words"] == "De avond is ongemak"
