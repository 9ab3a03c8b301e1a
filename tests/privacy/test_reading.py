"""The register is read strictly: what is misspelt, missing or unknown is named with its file and key."""

from pathlib import Path

import pytest
from planting import complaints, copy_of_register, plant

from leeszaal.privacy.register import load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_register(tmp_path)


@pytest.mark.parametrize("overlay", ["", "bieb", "almere"])
def test_the_register_of_each_library_can_be_read(overlay: str) -> None:
    assert load(overlay=overlay).activities


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("unless ", "unles ", "base/lending.toml: keeping[1].unles: is not known here; leave it out"),
        ('"P90D"', '"90 days"', 'base/lending.toml: keeping[1].lasts: "90 days" is not a period; write P5Y'),
        ('"6(1)(b)"', '"6(1)(g)"', 'base/lending.toml: basis.article: "6(1)(g)" is not known; write one of: 6(1)(a)'),
        ("2026-01-01", '"2026-01-01"', "base/lending.toml: keeping[1].from: is of another kind; write a date"),
        ('["patron"]', '"patron"', "base/lending.toml: people: is of another kind; write a list of texts"),
        (', en = "Lending"', "", "base/lending.toml: title.en: is missing; write a text in quotes"),
        ("Materialen uitlenen", "", "base/lending.toml: title.nl: must not be empty; write a text"),
        ('en = "Lending"', 'en = "Lending", de = "Ausleihe"', "title.de: is not known here; leave"),
        ("[[recipients]]", "[[receivers]]", "base/lending.toml: receivers: is not known here; leave it out"),
        ("circulation.Loan.patron", "circulation Loan", "circulation Loan: does not name columns; write"),
        (
            '"circulation.Loan.category"',
            '"circulation.Loan.{category, patron}"',
            "circulation.Loan.patron stands here twice",
        ),
        ("without = ", "sometimes = ", "base/lending.toml: without: is missing; on basis 6(1)(b) say what happens"),
        ("RET-1 ", "RET-9 ", "base/lending.toml: promises.RET-9: is not in promises.toml; write the id"),
        ("title ", "title = 1 =", "base/lending.toml: cannot be read: Expected newline"),
    ],
)  # fmt: skip
def test_a_slip_is_named_with_its_place_and_what_may_stand_there(
    folder: Path, old: str, new: str, complaint: str
) -> None:
    plant(folder / "base" / "lending.toml", old, new)
    assert any(complaint in said for said in complaints(folder)), complaints(folder)


def test_all_slips_are_named_at_once(folder: Path) -> None:
    plant(folder / "base" / "lending.toml", '"P90D"', '"long"')
    plant(folder / "base" / "holds.toml", "[basis]", "[bases]")
    said = complaints(folder)
    assert any(place.startswith("base/lending.toml") for place in said)
    assert any(place.startswith("base/holds.toml") for place in said)


@pytest.mark.parametrize(
    ("file", "article", "needed"),
    [("history", "6(1)(a)", "withdrawal"), ("bookkeeping", "6(1)(c)", "law"), ("journal", "6(1)(f)", "interest")],
)
def test_a_basis_asks_for_what_the_law_asks_with_it(folder: Path, file: str, article: str, needed: str) -> None:
    text = (folder / "base" / f"{file}.toml").read_text(encoding="utf-8")
    assert article in text
    line = next(line for line in text.splitlines() if line.startswith(needed))
    plant(folder / "base" / f"{file}.toml", line, "")
    assert any(f"base/{file}.toml: basis.{needed}: is missing" in said for said in complaints(folder))


def test_one_purpose_cannot_have_the_extras_of_two_bases(folder: Path) -> None:
    plant(folder / "base" / "lending.toml", '"6(1)(b)"', '"6(1)(b)"\nlaw = "Wsob"')
    assert any("base/lending.toml: basis.law: does not belong to 6(1)(b)" in said for said in complaints(folder))


def test_a_column_that_has_no_name_for_the_public_is_refused(folder: Path) -> None:
    plant(folder / "base" / "names.toml", '"patrons.Patron.born_on"', '"patrons.Patron.age"')
    said = complaints(folder)
    unnamed = (
        "base/membership.toml: data.patrons.Patron.born_on: has no name for the public in base/names.toml; write there"
    )
    assert any(line.startswith(unnamed) for line in said)
    assert any(line.startswith("base/names.toml: patrons.Patron.age: is a name for a column that") for line in said)


def test_a_table_is_left_out_whole_or_by_its_columns(folder: Path) -> None:
    plant(folder / "base" / "not_personal.toml", 'columns = ["*"]', 'columns = ["*", "id"]')
    (said,) = complaints(folder)
    assert 'columns: "*" stands beside other columns; write ["*"] for all of the table' in said
