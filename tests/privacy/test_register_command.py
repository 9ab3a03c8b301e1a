"""`leeszaal register` tells what is wrong, what is declared and what is due."""

import json

import pytest
from click.testing import CliRunner, Result
from django.db import connection, connections

from leeszaal.privacy.declared import register
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


def test_checking_an_open_world_names_each_column_and_fails(open_database: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE diary (patron_id bigint)")
    checked = run("check", "--json")
    assert checked.exit_code == 1
    assert [problem["where"] for problem in json.loads(checked.output)] == ["diary.patron_id"]
    assert "diary.patron_id: is in no activity" in run("check").output


def test_showing_lists_every_activity_and_one_whole() -> None:
    shown = json.loads(run("show", "--json").output)
    assert {section["key"] for section in shown} == set(register().activities)
    whole = run("show", "lending", "--language", "en").output
    assert "90 days after it is back we forget who borrowed it" in whole


def test_showing_an_activity_that_does_not_exist_says_so() -> None:
    shown = run("show", "gardening")
    assert shown.exit_code == 2
    assert "there is no activity gardening" in shown.output


def test_asking_what_is_due_counts_and_changes_nothing(open_database: None) -> None:
    lines = json.loads(run("due", "--on", "2030-01-01", "--json").output)
    assert {line["then"] for line in lines} >= {"unlink the patron from the loan", "erase the session"}
    assert all(line["rows"] == 0 for line in lines)
