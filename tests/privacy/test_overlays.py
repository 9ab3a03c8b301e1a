"""A library changes words, bases, recipients and terms; never which columns are used or which promises stand."""

from datetime import date
from pathlib import Path

import pytest
from planting import complaints, copy_of_register

from leeszaal.privacy.register import load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_register(tmp_path)


def write(folder: Path, file: str, text: str) -> None:
    (folder / "bieb" / file).write_text(text, encoding="utf-8")


def test_almere_has_its_own_terms_and_the_same_columns() -> None:
    base, almere = load(), load(overlay="almere")
    assert almere.columns == base.columns
    assert str(almere.activities["lending"].terms_on(date(2026, 11, 22))[0].lasts) == "P5Y"
    assert str(base.activities["lending"].terms_on(date(2026, 11, 22))[0].lasts) == "P90D"


def test_an_overlay_keeps_every_promise_of_the_base() -> None:
    promised = {(activity and activity.key, promise.id) for activity, promise in load().promised()}
    for overlay in ("bieb", "almere"):
        assert promised <= {(a and a.key, promise.id) for a, promise in load(overlay=overlay).promised()}


def test_an_overlay_can_give_a_column_another_reason(folder: Path) -> None:
    why = '[data]\n"circulation.Loan.patron" = { nl = "omdat het moet", en = "because" }\n'
    write(folder, "lending.toml", why)
    lending = load(folder, "bieb").activities["lending"]
    assert lending.data[0].why.nl == "omdat het moet"
    assert lending.columns == load().activities["lending"].columns


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('people = ["staff"]', "bieb/lending.toml: people: cannot be changed by an overlay; leave it out"),
        (
            '[data]\n"patrons.Patron.sex" = { nl = "zomaar", en = "just so" }',
            "bieb/lending.toml: data.patrons.Patron.sex: is not a key of the base file; write the key as it stands",
        ),
        ('title = { nl = "Lenen" }', "bieb/lending.toml: title.en: is missing"),
        ('[promises]\nXX-1 = { nl = "x", en = "x" }', "promises.XX-1: is not in promises.toml"),
    ],
)
def test_what_an_overlay_may_not_do_is_refused(folder: Path, text: str, complaint: str) -> None:
    write(folder, "lending.toml", text)
    assert any(complaint in said for said in complaints(folder, "bieb")), complaints(folder, "bieb")


def test_a_file_that_lies_over_nothing_is_refused(folder: Path) -> None:
    write(folder, "lenen.toml", "")
    place = "bieb/lenen.toml: has no file of that name in base/ to lie over; name it after the activity"
    assert any(said.startswith(place) for said in complaints(folder, "bieb"))


def test_a_library_that_is_not_there_is_refused(folder: Path) -> None:
    assert any(said.startswith("utrecht: is not a library's folder") for said in complaints(folder, "utrecht"))
