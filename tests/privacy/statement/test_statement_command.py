"""`leeszaal register statement` prints the statement of any library, and publishes and announces this one's."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from lxml import html
from versions_of import keeping_loans, published

from leeszaal.privacy.declared import register
from leeszaal.privacy.models import StatementVersion
from leeszaal.privacy.register import load
from leeszaal.site.cli.register import command


def run(*words: str) -> Result:
    return CliRunner().invoke(command, words)


@pytest.fixture
def on_this_database(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    """Let the command use the database of the test, which runs already."""

    @contextmanager
    def running() -> Iterator[None]:
        yield

    monkeypatch.setattr("leeszaal.site.cli.register_statement.database", running)


@pytest.mark.parametrize("library", ["almere", "bieb", "base"])
@pytest.mark.parametrize(("language", "heading"), [("nl", "# Privacyverklaring"), ("en", "# Privacy statement")])
def test_it_prints_the_statement_of_a_library_without_a_database(library: str, language: str, heading: str) -> None:
    printed = run("statement", "--library", library, "--lang", language)
    assert printed.exit_code == 0
    assert printed.output.startswith(heading)
    said = load(overlay="" if library == "base" else library)
    assert said.library.legal_name in printed.output
    for activity in said.activities.values():
        assert activity.purpose.in_language(language) in printed.output
    for stated in said.library.statements:
        assert stated.not_yet.in_language(language) in printed.output


def test_as_html_it_is_one_page_that_needs_nothing_else() -> None:
    printed = run("statement", "--library", "almere", "--format", "html")
    page = html.document_fromstring(printed.output)
    assert page.get("lang") == "nl"
    assert not page.xpath("//img | //script | //link | //svg | //@src")
    assert "Stichting Openbare Bibliotheek Almere" in page.text_content()


def test_as_json_it_goes_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "statement.json"
    assert run("statement", "--library", "bieb", "--format", "json", "--output", str(file)).output == ""
    assert json.loads(file.read_text(encoding="utf-8"))["library"]["name"] == "de bieb"


def test_a_library_that_is_not_there_is_named() -> None:
    printed = run("statement", "--library", "elders")
    assert printed.exit_code == 1
    assert "elders" in printed.output


def test_it_publishes_once(on_this_database: None) -> None:
    first, second = (json.loads(run("statement", "--publish", "--json").output) for _ in range(2))
    assert first == {"version": 1, "published": True}
    assert second == {"version": 1, "published": False}


def test_it_announces_a_change_once(on_this_database: None) -> None:
    published(register())
    published(keeping_loans(register(), "P5Y"))
    assert run("statement", "--announce", "1").exit_code == 1
    assert run("statement", "--announce", "2").exit_code == 0
    assert StatementVersion.objects.get(number=2).announcing_began_at is not None
    again = run("statement", "--announce", "2")
    assert again.exit_code == 1
    assert "not a change that members still have to be told of" in again.output
