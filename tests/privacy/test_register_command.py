"""`leeszaal register` tells what is wrong, what is declared and what is due."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection, connections
from planting import copy_of_register, plant

from leeszaal.privacy.checks.columns import column_problems
from leeszaal.privacy.checks.erasure import erasure_problems
from leeszaal.privacy.checks.partners import partner_problems
from leeszaal.privacy.checks.promises import promise_problems
from leeszaal.privacy.checks.vocabulary import word_problems
from leeszaal.privacy.claims import Claims
from leeszaal.privacy.declared import register
from leeszaal.privacy.register import load
from leeszaal.site.cli.register import command


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


@pytest.fixture
def open_database(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the test's connection, which the command would close when it is done."""
    monkeypatch.setattr(connections, "close_all", lambda: None)


def test_checking_a_closed_world_says_so(open_database: None) -> None:
    checked = run("check")
    assert checked.exit_code == 0, checked.output
    assert "Register, program and database agree." in checked.output


def test_checking_keeps_a_change_for_two_people_and_the_changes_can_be_read(
    open_database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("check")
    folder = copy_of_register(tmp_path)
    plant(folder / "base" / "visits.toml", "P1D", "P9D")
    monkeypatch.setattr("leeszaal.site.cli.register.register", lambda: load(folder))
    assert "Change 2 of the register waits for two people" in run("check").output
    told = run("changes", "--json")
    assert told.exit_code == 0
    change, set_up = json.loads(told.output)["changes"]
    assert (set_up["state"], change["state"], change["people"]) == ("agreed", "waits", 0)
    assert change["protects_less"]
    assert {one["activity"] for one in change["differences"]} == {"visits"}
    assert "! changed term of visits" in run("changes").output


def test_checking_an_open_world_names_each_column_and_fails(open_database: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE diary (patron_id bigint)")
    checked = run("check", "--json")
    assert checked.exit_code == 1
    (problem,) = json.loads(checked.output)["problems"]
    assert (problem["file"], problem["key"]) == ("diary.patron_id", "")
    assert problem["remedy"].startswith("say under [data] of an activity what it is for, or in base/not_personal.toml")
    assert "diary.patron_id: is in no activity" in run("check").output


def test_checking_names_file_key_and_remedy_of_every_slip_at_once(
    open_database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = copy_of_register(tmp_path)
    plant(folder / "almere" / "lending.toml", '"P5Y"', '"five years"')
    plant(folder / "base" / "journal.toml", "necessity", "need")
    plant(folder / "base" / "history.toml", "from    = 16", "from    = 12")
    plant(folder / "base" / "partners.toml", 'country   = "NL"', 'country   = "US"')
    monkeypatch.setattr("leeszaal.privacy.checks.register", lambda: load(folder, "almere"))
    checked = run("check", "--json")
    assert checked.exit_code == 1
    found = {(problem["file"], problem["key"]): problem["remedy"] for problem in json.loads(checked.output)["problems"]}
    assert found.keys() == {
        ("almere/lending.toml", "keeping[1].lasts"),
        ("base/journal.toml", "basis.balancing.necessity"),
        ("base/journal.toml", "basis.balancing.need"),
    }
    assert found["almere/lending.toml", "keeping[1].lasts"] == "write P5Y, P6M, P4W or P30D"
    assert all(found.values())


def test_a_table_that_was_not_made_yet_is_named_once(open_database: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE patrons_phone")
    told = [line for line in run("check").output.splitlines() if "is in the program but not in the database" in line]
    assert told == ["patrons.Phone: is in the program but not in the database; run `leeszaal migrate`"]


@pytest.mark.parametrize("overlay", ["", "bieb", "almere"])
def test_everything_that_can_be_found_wrong_comes_with_a_remedy(overlay: str) -> None:
    declared = load(overlay=overlay)
    said = [*word_problems(declared, Claims()), *column_problems(declared, frozenset({"a.B.c"}), frozenset({"d.E.f"}))]
    said += [
        *erasure_problems(declared, Claims(), frozenset(), date(2026, 11, 22)),
        *promise_problems(declared, {"X": ("t",)}),
    ]
    said += partner_problems(declared, date(1999, 1, 1))
    assert len(said) > 100
    assert [problem for problem in said if not problem.remedy] == []


def test_showing_lists_every_activity_and_one_whole() -> None:
    shown = json.loads(run("show", "--json").output)["activities"]
    assert {section["key"] for section in shown} == set(register().activities)
    whole = run("show", "lending", "--language", "en").output
    assert "90 days after it is back we forget who borrowed it" in whole


def test_showing_an_activity_that_does_not_exist_says_so() -> None:
    shown = run("show", "gardening")
    assert shown.exit_code == 2
    assert "there is no activity gardening" in shown.output


def test_asking_what_is_due_counts_and_changes_nothing(open_database: None) -> None:
    lines = json.loads(run("due", "--on", "2030-01-01", "--json").output)["rules"]
    assert {line["then"] for line in lines} >= {"unlink the patron from the loan", "erase the session"}
    assert all(line["rows"] == 0 for line in lines)
