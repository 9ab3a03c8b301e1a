"""What a library says and the program does not do stands apart, and cannot be taken for something that is done."""

from pathlib import Path

import pytest
from planting import complaints, copy_of_register, plant

from leeszaal.privacy.register import load

OVERLAYS = ("bieb", "almere")
NOT_PUT_IN_WORDS_YET = {"MIJN-1"}
"""Limits that the database holds already, before an activity says so; a new promise may not join them unseen."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_register(tmp_path)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_each_statement_says_in_both_languages_what_is_not_done(overlay: str) -> None:
    statements = load(overlay=overlay).library.statements
    assert len(statements) > 5
    for stated in statements:
        for words in (stated.title, stated.says, stated.not_yet):
            assert words.nl
            assert words.en
            assert words.nl != words.en
        assert ": " in stated.source


@pytest.mark.parametrize(("overlay", "text"), [("bieb", "A"), ("almere", "B")])
def test_every_promise_of_a_library_is_kept_or_said_not_to_be(overlay: str, text: str) -> None:
    register = load(overlay=overlay)
    accounted = {promised.id for _, promised in register.promised()}
    accounted |= {promise for stated in register.library.statements for promise in stated.promises}
    made = {promise.id for promise in register.promises.values() if text in promise.stated_in.split(", ")}
    assert made - accounted <= NOT_PUT_IN_WORDS_YET


def test_a_promise_that_the_program_keeps_cannot_stand_as_not_done(folder: Path) -> None:
    plant(folder / "bieb" / "library.toml", '["PAY-2"]', '["PAY-2", "LEND-1"]')
    (said,) = complaints(folder, "bieb")
    assert said.startswith("bieb/library.toml: statements.direct-debit.promises: LEND-1 is kept by the program now")
    assert "take the promise out here" in said


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('["PAY-2"]', '["PAY-9"]', "statements.direct-debit.promises: PAY-9 is not in promises.toml; write the id"),
        ('key      = "contests"', 'key      = "direct-debit"', '.key: "direct-debit" stands here twice; give'),
        ('key      = "contests"', "", ".key: is missing; write a text in quotes"),
        ('nl = "Ons systeem bewaart nog geen deelnemers."', 'nl = ""', "not_yet.nl: must not be empty; write a text"),
    ],
)  # fmt: skip
def test_a_slip_in_a_statement_is_named(folder: Path, old: str, new: str, complaint: str) -> None:
    plant(folder / "bieb" / "library.toml", old, new)
    assert any(complaint in line for line in complaints(folder, "bieb")), complaints(folder, "bieb")
