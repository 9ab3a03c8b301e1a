"""Data that somebody else than the person gave are named with who gave them (article 14)."""

from pathlib import Path

import pytest
from planting import complaints, copy_of_register, plant

from leeszaal.privacy.checks.vocabulary import word_problems
from leeszaal.privacy.claims import claimed
from leeszaal.privacy.register import load

BLOCKS = "base/blocks.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_register(tmp_path)


def test_an_activity_tells_who_gave_the_data() -> None:
    (guardian,) = load().activities["enrolment"].obtained
    assert guardian.who == "guardian"
    assert "patrons.Patron.born_on" in guardian.only
    assert not guardian.public


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('from = "desk"', "", "obtained[1].from: is missing; write a text in quotes"),
        (
            'from = "desk"',
            'from = "desk"\npublic = "yes"',
            "obtained[1].public: is of another kind; write true",
        ),
        (
            'from = "desk"',
            'from = "desk"\nonly = ["patrons.Patron.sex"]',
            "patrons.Patron.sex is not in the activ",
        ),
        ('from = "desk"', 'from = "neighbour"', '"neighbour" is not in base/vocabulary.toml under [who]'),
    ],
)
def test_a_slip_in_a_source_is_named(folder: Path, old: str, new: str, complaint: str) -> None:
    plant(folder / BLOCKS, old, new)
    assert any(complaint in said for said in complaints(folder)), complaints(folder)


def test_a_source_is_a_fixed_word_or_a_partner(folder: Path) -> None:
    plant(folder / BLOCKS, 'from = "desk"', 'from = "kb"')
    assert not list(word_problems(load(folder), claimed()))
    plant(folder / BLOCKS, 'from = "kb"', 'from = "neighbour"')
    plant(
        folder / "base" / "vocabulary.toml", "[who]", '[who]\n"neighbour" = { nl = "de buren", en = "the neighbours" }'
    )
    (said,) = word_problems(load(folder), claimed())
    assert said.told().startswith(f'{BLOCKS}: obtained: no code claims "neighbour"; claimed: ')
    assert '"kb"' in said.what
    assert said.remedy.startswith("write one of these")
