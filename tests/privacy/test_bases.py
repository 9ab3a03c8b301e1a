"""A basis asks for what the law asks with it: an interest that was weighed, an age from which one consents alone."""

from datetime import date
from pathlib import Path

import pytest
from planting import complaints, copy_of_register, plant

from leeszaal.privacy.register import load

JOURNAL, HISTORY = "base/journal.toml", "base/history.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_of_register(tmp_path)


def without_line(file: Path, start: str) -> None:
    line = next(line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith(start))
    plant(file, line, "")


@pytest.mark.parametrize("step", ["necessity", "effect", "safeguards", "outcome"])
def test_a_legitimate_interest_is_weighed_in_each_of_its_steps(folder: Path, step: str) -> None:
    without_line(folder / JOURNAL, step)
    assert any(line.startswith(f"{JOURNAL}: basis.balancing.{step}: is missing; write") for line in complaints(folder))


def test_a_legitimate_interest_that_was_not_weighed_is_named_once(folder: Path) -> None:
    for step in ("[basis.balancing]", "necessity", "effect", "safeguards", "outcome"):
        without_line(folder / JOURNAL, step)
    assert complaints(folder) == [f"{JOURNAL}: basis.balancing: is missing; write a table, [basis.balancing]"]


def test_a_weighing_does_not_belong_with_a_contract(folder: Path) -> None:
    plant(folder / "base" / "lending.toml", "[data]", "[basis.balancing]\n\n[data]")
    assert any(
        "lending.toml: basis.balancing: does not belong to 6(1)(b); leave it" in line for line in complaints(folder)
    )


@pytest.mark.parametrize("age", [12, 15, 19])
def test_nobody_consents_alone_below_the_age_of_the_law(folder: Path, age: int) -> None:
    plant(folder / HISTORY, "from    = 16", f"from    = {age}")
    assert any(f"{HISTORY}: basis.age.from: {age} is not an age from which" in line for line in complaints(folder))
    assert any("write 16 (article 8 GDPR, article 5 UAVG)" in line for line in complaints(folder))


def test_consent_without_an_age_is_refused(folder: Path) -> None:
    for start in ("[basis.age]", "from    = 16", "below", 'because = { nl = "Zo staat'):
        without_line(folder / HISTORY, start)
    assert complaints(folder) == [f"{HISTORY}: basis.age: is missing; write a table, [basis.age]"]


def test_who_consents_below_the_age_is_a_fixed_word(folder: Path) -> None:
    plant(folder / HISTORY, '"guardian"\nbecause', '"grandmother"\nbecause')
    assert any('"grandmother" is not in base/vocabulary.toml under [who]' in line for line in complaints(folder))


@pytest.mark.parametrize(
    ("today", "decides"),
    [(date(2026, 3, 4), "guardian"), (date(2026, 3, 5), "the person"), (date(2030, 1, 1), "the person")],
)
def test_from_the_birthday_on_the_person_decides(today: date, decides: str) -> None:
    age = load().activities["history"].basis.age
    assert age is not None
    assert age.who_consents(date(2010, 3, 5), today) == decides


def test_every_legitimate_interest_was_weighed_and_every_consent_has_an_age() -> None:
    for overlay in ("", "bieb", "almere"):
        for activity in load(overlay=overlay).activities.values():
            assert (activity.basis.article == "6(1)(f)") is (activity.basis.balancing is not None)
            assert (activity.basis.article == "6(1)(a)") is (activity.basis.age is not None)
