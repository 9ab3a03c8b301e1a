"""A library makes its own overlay, and the program runs by it at once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from leeszaal.privacy.checks import problems_with_words
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.register import load
from leeszaal.site.cli.register import command

GIVEN = {
    "--name": 'Bibliotheek "De Brug"',
    "--legal-name": "Stichting Bibliotheek Oeverlanden",
    "--address": "Kade 7, 0000 AA Oeverlanden",
    "--email": "info@brug.example",
}


def new(folder: str, given: dict[str, str] = GIVEN, typed: str | None = None) -> Result:
    return CliRunner().invoke(command, ["new", folder, *(part for pair in given.items() for part in pair)], input=typed)


def test_what_is_made_is_read_and_checked_without_a_problem(tmp_path: Path) -> None:
    folder = str(tmp_path / "oeverlanden")
    made = new(folder)
    assert made.exit_code == 0, made.output
    register = load(overlay=folder)
    assert register.library.name == 'Bibliotheek "De Brug"'
    assert register.library.privacy_email == "info@brug.example"
    assert not register.library.phone
    assert register.activities.keys() == load().activities.keys()
    assert not list(problems_with_words(register, claimed()))


def test_what_is_not_given_is_asked_for(tmp_path: Path) -> None:
    folder = str(tmp_path / "oeverlanden")
    made = new(folder, {"--phone": "088 000 00 00"}, typed="\n".join(GIVEN.values()) + "\n")
    assert made.exit_code == 0, made.output
    library = load(overlay=folder).library
    assert (library.address, library.phone) == ("Kade 7, 0000 AA Oeverlanden", "088 000 00 00")


def test_the_terms_in_comments_hold_when_the_marks_are_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "oeverlanden"
    new(str(folder))
    file = folder / "lending.toml"
    *_, terms = file.read_text(encoding="utf-8").partition("#\n")
    file.write_text(terms.replace("# ", "").replace('"P90D"', '"P30D"'), encoding="utf-8")
    assert "P30D" in {str(term.lasts) for term in load(overlay=str(folder)).activities["lending"].keeping}


def test_the_partner_in_comments_holds_when_the_marks_are_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "oeverlanden"
    new(str(folder))
    file = folder / "partners.toml"
    *_, block = file.read_text(encoding="utf-8").partition("#\n")
    file.write_text(block.replace("# ", "", 1).replace("\n# ", "\n"), encoding="utf-8")
    assert load(overlay=str(folder)).partners["kb"].agreement == "title and number of the agreement"


def test_the_statement_in_comments_holds_when_the_marks_are_taken_away(tmp_path: Path) -> None:
    folder = tmp_path / "oeverlanden"
    new(str(folder))
    file = folder / "library.toml"
    before, mark, block = file.read_text(encoding="utf-8").partition("# [[statements]]")
    file.write_text(before + (mark + block).replace("# ", ""), encoding="utf-8")
    (stated,) = load(overlay=str(folder)).library.statements
    assert stated.promises == ("RES-1",)


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("name = 1")
    refused = new(str(tmp_path))
    assert refused.exit_code == 2
    assert "is there already; nothing was changed" in refused.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]


@pytest.mark.parametrize("name", ["base", "De Brug", "../brug\0", "Brug"])
def test_a_name_that_cannot_be_an_overlay_is_refused(name: str) -> None:
    assert new(name).exit_code != 0


@pytest.mark.parametrize("key", ["--name", "--legal-name", "--address", "--email"])
def test_what_the_law_asks_cannot_be_left_empty(tmp_path: Path, key: str) -> None:
    refused = new(str(tmp_path / "brug"), {**GIVEN, key: " "})
    assert refused.exit_code == 2
    assert f"{key}: must not be empty" in refused.output
    assert not (tmp_path / "brug").exists()


def test_the_program_runs_by_a_folder_outside_the_project(tmp_path: Path) -> None:
    folder = str(tmp_path / "oeverlanden")
    new(folder)
    script = (
        "import django; django.setup(); from leeszaal.privacy.declared import register; print(register().library.name)"
    )
    environment = {**os.environ, "LEESZAAL_REGISTER": folder, "DJANGO_SETTINGS_MODULE": "leeszaal.site.settings"}
    said = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == 'Bibliotheek "De Brug"'
