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
        ("unless ", "unles ", "base/lending.toml: keeping[1].unles: is not known here; allowed: because, from, lasts"),
        ('"P90D"', '"90 days"', 'base/lending.toml: keeping[1].lasts: "90 days" is not a period; write P5Y'),
        ('"6(1)(b)"', '"6(1)(g)"', 'base/lending.toml: basis.article: "6(1)(g)" is not known; allowed: 6(1)(a)'),
        ("2026-01-01", '"2026-01-01"', "base/lending.toml: keeping[1].from: must be a date without quotes"),
        ('["patron"]', '"patron"', "base/lending.toml: people: must be a list of texts"),
        (', en = "Lending"', "", "base/lending.toml: title.en: is missing; write a text in quotes"),
        ("Materialen uitlenen", "", "base/lending.toml: title.nl: must not be empty"),
        ('en = "Lending"', 'en = "Lending", de = "Ausleihe"', "title.de: is not known here; allowed: en, nl"),
        ("[[recipients]]", "[[receivers]]", "base/lending.toml: receivers: is not known here; allowed: basis, data"),
        ("circulation.Loan.patron", "circulation Loan", "does not name columns; write"),
        (
            '"circulation.Loan.category"',
            '"circulation.Loan.{category, patron}"',
            "circulation.Loan.patron stands here twice",
        ),
        ("without = ", "sometimes = ", "base/lending.toml: without: is missing: on basis 6(1)(b) say what happens"),
        ("RET-1 ", "RET-9 ", "base/lending.toml: promises.RET-9: is not in promises.toml"),
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
    assert "base/lending.toml: basis.law: does not belong to 6(1)(b)" in complaints(folder)


def test_a_column_that_has_no_name_for_the_public_is_refused(folder: Path) -> None:
    plant(folder / "base" / "names.toml", '"patrons.Patron.born_on"', '"patrons.Patron.age"')
    said = complaints(folder)
    assert "base/membership.toml: data.patrons.Patron.born_on: has no name for the public in base/names.toml" in said
    assert "base/names.toml: patrons.Patron.age: is a name for a column that no activity uses" in said


def test_a_partner_outside_the_european_economic_area_is_refused(folder: Path) -> None:
    _partner(folder, country="US")
    assert 'base/partners.toml: post.country: "US" is not a country of the EEA' in complaints(folder)


def test_a_partner_without_an_agreement_is_refused(folder: Path) -> None:
    _partner(folder, country="NL", agreement="")
    assert "base/partners.toml: post.agreement: must not be empty" in complaints(folder)


def test_a_partner_cannot_have_a_price(folder: Path) -> None:
    _partner(folder, country="NL", extra='price = "EUR 100"')
    assert any("base/partners.toml: post.price: is not known here" in said for said in complaints(folder))


def _partner(folder: Path, *, country: str, agreement: str = "2026-7", extra: str = "") -> None:
    (folder / "base" / "partners.toml").write_text(
        f'[post]\nname = "Postbode BV"\nkind = "processor"\ncountry = "{country}"\nagreement = "{agreement}"\n'
        f"agreed_on = 2026-01-01\n{extra}\n",
        encoding="utf-8",
    )
