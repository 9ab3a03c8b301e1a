"""Each sentence of the two source statements has its row, and each key and test that a row names is there."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import seed_phrases
import seed_texts
from django.utils import timezone, translation

from leeszaal.opac.statement_documents import as_markdown
from leeszaal.opac.statement_parts import body_of
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.register import FOLDER, load
from leeszaal.privacy.statement.content import content

ROOT = Path(__file__).resolve().parents[3]
LIBRARIES = ("almere", "bieb")
ROW = re.compile(r"\| (\d+) \| (.*?) \| (.*?) \| (.*?) \| (.*?) \|")
QUOTED = re.compile(r"`([^`]+)`")
NOT_BUILT = "not built yet"


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence: its number, its first words, where it stands, what would fail without it, and a plain word."""

    number: int
    beginning: str
    keys: tuple[str, ...]
    tests: tuple[str, ...]
    word: str


def rows(name: str) -> Iterator[Row]:
    for line in (ROOT / "docs" / "seeds" / f"{name}.md").read_text(encoding="utf-8").splitlines():
        if found := ROW.fullmatch(line):
            number, first, keys, tests, word = found.groups()
            yield Row(int(number), first, tuple(QUOTED.findall(keys)), tuple(QUOTED.findall(tests)), word)


def value_at(name: str) -> Any:
    """What stands at ``folder/file.toml: key.key`` of the register; a block of a list is named by its ``key``."""
    file, _, path = name.partition(": ")
    found: Any = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    for part in path.split("."):
        found = next(one for one in found if one["key"] == part) if isinstance(found, list) else found[part]
    return found


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_sentence_of_the_source_text_has_its_row(name: str) -> None:
    text = seed_texts.text_of(name)
    if text is None:
        pytest.skip("the source texts do not lie beside the project")
    wanted = [(n, seed_texts.beginning(s)) for n, s in enumerate(seed_texts.sentences(text), 1)]
    assert [(row.number, row.beginning) for row in rows(name)] == wanted


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_row_says_where_it_stands_or_that_it_is_only_a_heading(name: str) -> None:
    for row in rows(name):
        assert (row.word == "heading") != bool(row.keys and row.tests), row


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_key_that_a_row_names_is_in_the_register(name: str) -> None:
    for key in {key for row in rows(name) for key in row.keys if not key.startswith("page:")}:
        assert value_at(key), key


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_place_that_a_row_names_is_on_the_page(name: str) -> None:
    with translation.override("nl"):
        page = body_of(content(load(overlay=name), claimed(), "nl", timezone.localdate()))
    for key in {key for row in rows(name) for key in row.keys if key.startswith("page:")}:
        assert f'id="{key.removeprefix("page: #")}"' in page, key


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_test_that_a_row_names_exists(name: str) -> None:
    for test in {test for row in rows(name) for test in row.tests}:
        path, _, function = test.partition("::")
        assert f"def {function}(" in (ROOT / path).read_text(encoding="utf-8"), test


@pytest.mark.parametrize("name", LIBRARIES)
def test_what_is_not_built_is_told_to_the_public_as_such(name: str) -> None:
    stated = {one.key for one in load(overlay=name).library.statements}
    for row in rows(name):
        if row.word.startswith(NOT_BUILT):
            (key,) = row.keys
            assert key.rpartition(".")[2] in stated
    told = {key.rpartition(".")[2] for row in rows(name) for key in row.keys if ".toml: statements." in key}
    assert told == stated


@pytest.mark.parametrize("name", LIBRARIES)
def test_each_sentence_of_the_source_text_is_said_by_the_printed_statement(name: str) -> None:
    printed = as_markdown(content(load(overlay=name), claimed(), "nl", timezone.localdate()), "nl").replace("**", "")
    phrases = seed_phrases.SAID[name]
    assert [phrase for phrase in phrases if phrase not in printed] == []
    accounted = {number for numbers in phrases.values() for number in numbers} | seed_phrases.LINKS[name]
    assert accounted == {row.number for row in rows(name) if row.word != "heading"}


def test_almere_says_that_it_can_block_data_and_no_longer_that_it_cannot() -> None:
    (row,) = [row for row in rows("almere") if "became untrue" in row.word]
    assert row.number == 133
    with translation.override("nl"):
        page = body_of(content(load(overlay="almere"), claimed(), "nl", timezone.localdate()))
    assert "Je kunt je gegevens laten blokkeren" in page
    assert "helaas" not in page.lower()
