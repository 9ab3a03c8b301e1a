"""The `leeszaal` command and its verbs."""

import json
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from click.testing import CliRunner

from leeszaal.site.cli import VERBS, main
from leeszaal.site.translations import compile_all

CLI = Path(main.callback.__code__.co_filename).parent if main.callback else Path()

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Loan"
msgstr "Lening"

#, fuzzy
msgid "Due"
msgstr "Misschien"
"""


@pytest.fixture
def translation(tmp_path: Path) -> Path:
    """A small Dutch translation in a folder of sources."""
    path = tmp_path / "desk" / "locale" / "nl" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO, encoding="utf-8")
    return path


def test_the_help_lists_every_verb_without_loading_one() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    for name, verb in VERBS.items():
        assert f"  {name} " in result.output
        assert verb.help.split()[0] in result.output


@pytest.mark.parametrize("name", sorted(set(VERBS) - {"manage"}))
def test_each_verb_tells_what_it_does(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.exception
    assert "Usage:" in result.output


def test_each_file_of_a_verb_is_named_in_the_table() -> None:
    apart = {"__init__", "__main__", "lazy", "ground", "looking"}
    verbs = {verb.file for verb in VERBS.values()}
    of_a_group = {path.stem for path in CLI.glob("*_*.py") if path.stem.partition("_")[0] in verbs}
    assert {path.stem for path in CLI.glob("*.py")} - apart - of_a_group == verbs


def test_an_unknown_verb_is_refused() -> None:
    assert CliRunner().invoke(main, ["fly"]).exit_code == 2


def test_a_translation_is_compiled_once_and_a_doubtful_word_is_left_out(translation: Path) -> None:
    (compiled,) = compile_all(translation.parents[4])
    assert (compiled.language, compiled.source) == ("nl", translation)
    with translation.with_suffix(".mo").open("rb") as file:
        words = {message.id: message.string for message in read_mo(file) if message.id}
    assert words == {"Loan": "Lening"}
    assert compile_all(translation.parents[4]) == []


def test_a_broken_translation_is_named(translation: Path) -> None:
    translation.write_text("msgid Loan", encoding="utf-8")
    with pytest.raises(ValueError, match=r"django\.po"):
        compile_all(translation.parents[4])


@pytest.mark.django_db
def test_migrate_tells_as_json_that_nothing_waits() -> None:
    result = CliRunner().invoke(main, ["migrate", "--check", "--json"])
    assert result.exit_code == 0, result.output
    assert json.loads(result.output) == {"pending": []}
