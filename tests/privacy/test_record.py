"""The record of article 30 holds every activity with all that the law asks, in a workbook and in a plain table."""

import csv
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from leeszaal.privacy.claims import claimed
from leeszaal.privacy.documents.record import ACTIVITY, CONTROLLER, record
from leeszaal.privacy.documents.record_sheet import as_csv, as_xlsx
from leeszaal.privacy.register import Register, load
from leeszaal.site.cli.register import command

TODAY = date(2026, 11, 22)
LANGUAGES = ["nl", "en"]


@pytest.fixture(params=["", "bieb", "almere"])
def register(request: pytest.FixtureRequest) -> Register:
    return load(overlay=request.param)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_that_article_30_asks_for_is_there(register: Register, language: str) -> None:
    made = record(register, claimed(), language, TODAY)
    for key in ("legal_name", "address", "email", "officer", "privacy_email", "transfers", "measures"):
        assert made.controller[key]
    assert [row["key"] for row in made.activities] == [activity.key for activity in register.in_order()]
    for row in made.activities:
        activity = register.activities[row["key"]]
        assert row["purpose"] == activity.purpose.in_language(language)
        assert row["basis"].startswith(activity.basis.article)
        for key in ("people", "data", "source", "recipients", "outside", "terms", "rights"):
            assert row[key], (row["key"], key)
        for use in activity.data:
            assert use.why.in_language(language) in row["data"]
        for recipient in activity.recipients:
            assert recipient.why.in_language(language) in row["recipients"]
        for term in activity.terms_on(TODAY):
            assert register.vocabulary.then[term.then].in_language(language) in row["terms"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_reads_back_as_it_was(register: Register, language: str) -> None:
    made = record(register, claimed(), language, TODAY)
    raw = as_csv(made)
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(raw.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == [words.in_language(language) for words in (*CONTROLLER.values(), *ACTIVITY.values())]
    assert [row[ACTIVITY["terms"].in_language(language)] for row in rows] == [row["terms"] for row in made.activities]
    assert {row[CONTROLLER["legal_name"].in_language(language)] for row in rows} == {register.library.legal_name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_workbook_reads_back_as_it_was(register: Register, language: str) -> None:
    made = record(register, claimed(), language, TODAY)
    book = load_workbook(BytesIO(as_xlsx(made)))
    activities, controller, partners = book.worksheets
    heading, *rows = activities.iter_rows(values_only=True)
    assert list(heading) == [words.in_language(language) for words in ACTIVITY.values()]
    for row, cells in zip(made.activities, rows, strict=True):
        assert [cell or "" for cell in cells] == [row[key] for key in ACTIVITY]
    assert dict(controller.iter_rows(min_row=2, values_only=True))[CONTROLLER["address"].in_language(language)]
    named = [row[0] for row in partners.iter_rows(min_row=2, values_only=True)]
    assert named == [partner.name.in_language(language) for partner in register.partners.values()]


def test_a_dutch_spreadsheet_finds_each_value_in_a_column_of_its_own(tmp_path: Path) -> None:
    file = tmp_path / "record.csv"
    arguments = ["record", "--format", "csv", "--separator", "semicolon", "--output", str(file)]
    assert CliRunner().invoke(command, arguments).exit_code == 0
    heading, *rows = csv.reader(StringIO(file.read_text(encoding="utf-8-sig"), newline=""), delimiter=";")
    assert heading[0] == "Verwerkingsverantwoordelijke (30(1)(a))"
    assert {len(row) for row in rows} == {len(CONTROLLER) + len(ACTIVITY)}


def test_a_text_that_looks_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    made = record(load(), claimed(), "nl", TODAY)
    evil = [{**row, "title": '=HYPERLINK("http://x")'} for row in made.activities]
    spoilt = type(made)(made.language, made.day, made.controller, tuple(evil), made.partners)
    sheet = load_workbook(BytesIO(as_xlsx(spoilt))).worksheets[0]
    assert sheet.cell(2, 2).data_type == "s"
    assert "'=HYPERLINK" in as_csv(spoilt).decode()


@pytest.mark.parametrize("format_", ["xlsx", "csv", "jsonld"])
def test_the_command_writes_each_format_to_a_file(tmp_path: Path, format_: str) -> None:
    file = tmp_path / f"record.{format_}"
    arguments = ["record", "--format", format_, "--output", str(file), "--library", "almere", "--lang", "en"]
    result = CliRunner().invoke(command, arguments)
    assert result.exit_code == 0, result.output
    start = {"xlsx": b"PK", "csv": b"\xef\xbb\xbfController", "jsonld": b"{"}[format_]
    assert file.read_bytes().startswith(start)
    assert str(file) in result.stderr


def test_the_command_writes_to_its_output() -> None:
    result = CliRunner().invoke(command, ["record", "--format", "csv", "--library", "almere"])
    assert "Stichting Openbare Bibliotheek Almere" in result.stdout_bytes.decode("utf-8-sig")
