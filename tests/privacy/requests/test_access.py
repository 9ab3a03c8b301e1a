"""The access package holds everything about the person and nothing of anybody else."""

import io
import json
import zipfile
from functools import cache
from typing import Any

import people
import pytest
from canary import Planted
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Field
from django.utils import translation
from json_schema import differences

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.declared import register
from leeszaal.privacy.rights.access import Asked, Package, access_package
from leeszaal.privacy.rights.others import Whom
from leeszaal.privacy.rights.package import access_files, as_html, as_zip
from leeszaal.privacy.rights.tables import own_tables, untraceable
from leeszaal.privacy.rights.words import WHOM

pytestmark = pytest.mark.django_db


def asked(planted: Planted, language: str = "en") -> Asked:
    return Asked(planted.person.pk, language, people.NOW, people.TODAY)


def values(package: Package) -> list[Package]:
    return [value for held in package["data"] for row in held["rows"] for value in row["values"]]


@cache
def secrets() -> frozenset[str]:
    return frozenset(secret.column for secret in claimed().secrets)


@pytest.mark.promise("RIGHT-1")
def test_each_mark_of_the_canary_is_in_every_file_that_a_person_or_machine_reads(planted: Planted) -> None:
    package = access_package(asked(planted))
    as_data, page = json.dumps(package, ensure_ascii=False), as_html(package)
    expected = {column: mark for column, mark in planted.marks.items() if column in register().columns - secrets()}
    assert len(expected) > 40
    assert not {column for column, mark in expected.items() if mark not in as_data}
    assert not {column for column, mark in expected.items() if mark not in page}


@pytest.mark.promise("RIGHT-1")
def test_every_value_in_every_table_about_the_person_is_in_the_package(planted: Planted) -> None:
    told = {(value["column"], json.dumps(value["value"])) for value in values(access_package(asked(planted)))}
    for table in own_tables(register(), claimed()):
        rows = table.rows_of(planted.person.pk)
        assert rows.exists(), f"nothing was planted in {table.label}"
        for row in rows:
            for column in table.uses:
                field: Field[Any, Any] = table.model._meta.get_field(column.rpartition(".")[2])  # type: ignore[assignment]
                kept = getattr(row, field.attname)
                assert (column, _json(kept)) in told or (column, "null") in told, column


def test_what_is_left_out_is_somebody_else_or_a_secret_and_said_so(planted: Planted) -> None:
    others = {WHOM[whom] for whom in (Whom.MEMBER, Whom.STAFF, Whom.MACHINE)}
    with translation.override("en"):
        secret_words = {str(secret.because) for secret in claimed().secrets}
    left_out = [value for value in values(access_package(asked(planted))) if value["value"] is None and value["shown"]]
    assert {value["shown"] for value in left_out} <= others | secret_words
    assert {value["column"] for value in left_out} >= {"patrons.Guardianship.guardian", "patrons.Block.set_by"}


def test_of_a_member_or_staff_member_who_shares_rows_there_is_no_name_or_number(planted: Planted) -> None:
    planted.other.cards.update(number="29990000000123")
    package = access_package(asked(planted))
    everything = json.dumps([package["data"], package["not_traceable"]])
    for of_others in (
        planted.other.family_name,
        planted.staff.name,
        "29990000000123",
        str(planted.staff.user.username),
    ):
        assert of_others not in everything
    numbers = {value["value"] for value in values(package) if _points(value["column"])}
    assert numbers <= {planted.person.pk, None}


def test_a_parent_and_a_child_each_see_the_other_only_as_another_member(planted: Planted) -> None:
    planted.person.children.create(child=planted.other, since_on=people.TODAY)
    told = [value for value in values(access_package(asked(planted))) if value["column"].startswith("patrons.Guardian")]
    whom = [value["shown"] for value in told if value["column"].endswith(("guardian", "child"))]
    assert sorted(whom) == ["another member", "another member", "you", "you"]


def test_each_value_has_activities_with_purpose_basis_source_and_recipients(planted: Planted) -> None:
    package = access_package(asked(planted))
    activities = {activity["key"]: activity for activity in package["activities"]}
    for held in package["data"]:
        columns = {column["column"]: column for column in held["columns"]}
        for row in held["rows"]:
            for value in row["values"]:
                used_for = columns[value["column"]]["used_for"]
                assert used_for
                assert all(activities[use["activity"]]["basis"]["article"].startswith("6(1)") for use in used_for)
                assert all(activities[use["activity"]]["source"] for use in used_for)
    assert activities["lending"]["recipients"][-1]["who"]
    assert package["profile"] == {"made": False, "explanation": register().library.automated.en, "profiles": []}
    (look,) = package["looked_at"]["entries"]
    assert (look["who"], look["why"]) == ("A staff member of the desk", "To help you at that moment")


def test_each_value_tells_when_it_goes_and_for_what_it_stays(planted: Planted) -> None:
    people.says_no(planted.person, "history")
    told = {value["column"]: value for value in values(access_package(asked(planted)))}
    loan = told["circulation.Loan.item"]
    assert (loan["ends_on"], loan["ends_shown"], loan["kept_for"]) == ("2027-03-03", "3 March 2027", "lending")
    assert told["patrons.Patron.family_name"]["kept_for"] == "membership"
    undated = {column for column, value in told.items() if not value["ends_on"] and not value["ends_shown"]}
    assert not undated


def test_tables_without_a_way_to_the_person_are_named_with_why_they_are_there(planted: Planted) -> None:
    named = {found["table"] for found in access_package(asked(planted))["not_traceable"]}
    assert named == {found.table for found in untraceable(register(), claimed())}
    assert "login.LoginThrottle" in named


def test_the_account_number_is_readable_for_the_person_and_the_password_for_nobody(planted: Planted) -> None:
    told = {value["column"]: value for value in values(access_package(asked(planted)))}
    assert told["charges.BankAccount.iban"]["shown"] == planted.marks["charges.BankAccount.iban"]
    assert told["login.User.password"]["value"] is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_files_are_a_page_a_pdf_data_and_their_schema(planted: Planted, language: str) -> None:
    made = access_files(asked(planted, language))
    assert set(made) == {"access.html", "access.pdf", "access.json", "access.schema.json"}
    assert made["access.pdf"].startswith(b"%PDF-")
    assert b"StructTreeRoot" in made["access.pdf"]
    assert f'<html lang="{language}">'.encode() in made["access.html"]
    with zipfile.ZipFile(io.BytesIO(as_zip(made))) as archive:
        assert set(archive.namelist()) == set(made)


def test_the_data_are_as_their_schema_says(planted: Planted) -> None:
    made = access_files(asked(planted))
    schema = json.loads(made["access.schema.json"])
    assert list(differences(json.loads(made["access.json"]), schema, schema)) == []
    assert list(differences({"format": "other"}, schema, schema)) != []


def test_text_that_a_person_typed_is_text_in_the_page_and_in_the_pdf(planted: Planted) -> None:
    planted.person.given_names = "<script>alert(1)</script> #panic() $x$"
    planted.person.save()
    made = access_files(asked(planted))
    assert b"<script>" not in made["access.html"]
    assert made["access.pdf"].startswith(b"%PDF-")


def _points(column: str) -> bool:
    return column.endswith(
        (
            ".patron",
            ".asker",
            ".sharer",
            ".guardian",
            ".child",
            "_by",
            ".staff",
            ".actor_id",
            ".person_id",
            ".patron_id",
        )
    )


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder)
