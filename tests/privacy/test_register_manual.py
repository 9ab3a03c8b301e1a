"""What the page for privacy officers shows as examples can be read, and shows every key that there is."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from leeszaal.privacy.register.activities import read_activity
from leeszaal.privacy.register.basis import read_basis
from leeszaal.privacy.register.partners import read_partner
from leeszaal.privacy.register.problems import Problem
from leeszaal.privacy.register.statements import read_statements
from leeszaal.privacy.register.strict import Table

PAGE = Path(__file__).resolve().parents[2] / "docs" / "for-privacy-officers.md"
EXAMPLES = [
    tomllib.loads(text) for text in re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
]


def activity(table: Table) -> None:
    read_activity("holds", table)


def basis(table: Table) -> None:
    read_basis(table.table("basis"))


def partner(table: Table) -> None:
    read_partner("kb", table.table("kb"))


def statements(table: Table) -> None:
    read_statements(table)


def reader_of(example: dict[str, Any]) -> Callable[[Table], None]:
    """What reads an example, known by its keys."""
    if "purpose" in example:
        return activity
    return {"basis": basis, "kb": partner, "statements": statements}[next(iter(example))]


def problems(example: dict[str, Any]) -> list[Problem]:
    found: list[Problem] = []
    reader_of(example)(Table(example, "example", found))
    return found


def test_there_is_an_example_of_each_kind() -> None:
    assert {reader_of(example).__name__ for example in EXAMPLES} == {"activity", "basis", "partner", "statements"}
    grounds = {example["basis"]["article"] for example in EXAMPLES if "basis" in example}
    assert grounds == {"6(1)(a)", "6(1)(b)", "6(1)(f)"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: next(iter(example)))
def test_an_example_can_be_read(example: dict[str, Any]) -> None:
    assert problems(example) == []


def with_slip(node: Any) -> Any:
    """The same with a key in each table that does not exist, so that the complaint lists those that do."""
    if isinstance(node, list):
        return [with_slip(part) for part in node]
    if isinstance(node, dict) and set(node) != {"nl", "en"}:
        return {key: with_slip(value) for key, value in node.items()} | {"slip": 1}
    return node


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: next(iter(example)))
def test_an_example_shows_every_key_that_may_stand_there(example: dict[str, Any]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    told = [problem for problem in problems(with_slip(example)) if problem.what == "is not known here"]
    assert told
    for problem in told:
        for key in problem.remedy.partition("allowed: ")[2].split(", "):
            assert re.search(rf"(^|\[|\.|`){re.escape(key)}(\s*=|\]|\.|`)", page, re.MULTILINE), (problem.where, key)
