"""The command line: one JSON object, plain words, and an exit code that says whether all files could be read."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from incoming_files import book, iso_file

from leeszaal.catalogue.models import Record
from leeszaal.site.cli import export, import_

pytestmark = pytest.mark.django_db(transaction=True)


def _import(*arguments: object) -> Result:
    return CliRunner().invoke(import_.command, ["marc", *map(str, arguments)])


def _json(*arguments: object) -> dict[str, Any]:
    result = _import("--json", *arguments)
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_json_is_one_object_with_counts_and_what_was_skipped(tmp_path: Path) -> None:
    file = iso_file(tmp_path, book("1"), b"00050 no record at all\x1d", book("2"))
    report = _json(file)
    assert list(report) == ["read", "added", "updated", "unchanged", "skipped"]
    assert (report["read"], report["added"]) == (3, 2)
    assert [set(each) for each in report["skipped"]] == [{"file", "position", "reason"}]
    assert report["skipped"][0]["position"] == 2
    assert _json(file)["unchanged"] == 2


def test_words_tell_the_same_to_a_person(tmp_path: Path) -> None:
    result = _import(iso_file(tmp_path, book("1"), b"x\x1d"))
    assert result.exit_code == 0
    assert "1 added" in result.stdout
    assert "record 2: byte " in result.stdout


def test_a_dry_run_says_that_nothing_has_changed(tmp_path: Path) -> None:
    result = _import("--dry-run", iso_file(tmp_path, book("1")))
    assert "nothing has changed" in result.stdout
    assert not Record.objects.exists()


def test_a_file_that_cannot_be_read_gives_exit_code_1_after_the_others(tmp_path: Path) -> None:
    result = _import("--json", tmp_path / "absent.mrc", iso_file(tmp_path, book("1")))
    assert result.exit_code == 1
    assert json.loads(result.stdout)["added"] == 1
    assert "absent.mrc: No such file or directory" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--match", "title"], "choose from control-number, isbn"),
        (["--items-from", "900"], "no layout of its own"),
        (["--branch", "nergens"], "there is no branch nergens"),
    ],
)
def test_a_choice_that_makes_no_sense_is_refused_in_words(arguments: list[str], words: str, tmp_path: Path) -> None:
    result = _import(*arguments, iso_file(tmp_path, book("1")))
    assert result.exit_code != 0
    assert words in result.stderr


def test_what_went_in_comes_out(tmp_path: Path) -> None:
    file = iso_file(tmp_path, book("1"), book("2"))
    _import(file)
    output = tmp_path / "out.mrc"
    result = CliRunner().invoke(export.command, ["marc", "--output", str(output)])
    assert result.exit_code == 0
    assert "2 records written" in result.stdout
    assert output.read_bytes() == file.read_bytes()


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(export.command, ["marc", "--output", str(tmp_path / "absent" / "out.mrc")])
    assert result.exit_code == 1
    assert "Cannot write" in result.stderr
