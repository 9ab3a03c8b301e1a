"""`leeszaal rights` hands out at the command line what the pages hand out."""

import json
from pathlib import Path

import people
import pytest
from click.testing import CliRunner, Result
from django.db import connections

from leeszaal.patrons.models import Patron
from leeszaal.site.cli.rights import command


@pytest.fixture
def anna(db: None, monkeypatch: pytest.MonkeyPatch) -> Patron:
    """A patron, with the test's connection kept, which the command would close when it is done."""
    monkeypatch.setattr(connections, "close_all", lambda: None)
    return people.patron(email="anna@example.nl", language="en")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_access_writes_the_package_into_a_folder_that_others_cannot_read(anna: Patron, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = run("access", "--card", people.card_of(anna), "--output", str(folder))
    assert done.exit_code == 0, done.output
    assert {path.name for path in folder.iterdir()} == {
        "access.html",
        "access.pdf",
        "access.json",
        "access.schema.json",
    }
    assert folder.stat().st_mode & 0o077 == 0
    assert all(path.stat().st_mode & 0o077 == 0 for path in folder.iterdir())
    assert "Everything we hold about you" in (folder / "access.html").read_text()


def test_as_json_everything_goes_to_the_output_and_nothing_to_disk(anna: Patron, tmp_path: Path) -> None:
    package = json.loads(run("access", "--card", people.card_of(anna), "--json").output)
    assert package["member_number"] == anna.pk
    taken = json.loads(run("portability", "--card", people.card_of(anna), "--json").output)
    assert taken["data"]["patrons.Patron"][0]["email"] == "anna@example.nl"


def test_portability_writes_json_its_schema_and_csv(anna: Patron, tmp_path: Path) -> None:
    done = run("portability", "--card", people.card_of(anna), "--output", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert (tmp_path / "csv" / "patrons.Patron.csv").read_text(encoding="utf-8-sig").startswith("given_names,")


def test_a_card_that_nobody_has_is_said(anna: Patron) -> None:
    done = run("access", "--card", "123")
    assert done.exit_code == 2
    assert "no member has a card with this number" in done.output
