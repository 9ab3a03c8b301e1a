"""`leeszaal rights`: restriction, erasure and objection at the command line."""

import json
from pathlib import Path
from typing import Any

import library
import people
import pytest
from click.testing import CliRunner

from leeszaal.patrons.models import Patron
from leeszaal.privacy.objection import has_objected
from leeszaal.privacy.restriction import restriction_of
from leeszaal.site.cli.rights import command

pytestmark = pytest.mark.django_db(transaction=True)


def run(*words: str) -> Any:
    """Run a verb of the group and give what it printed as JSON."""
    done = CliRunner().invoke(command, [*words, "--json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture
def card(transactional_db: None) -> str:
    """The card of a member; the database of the test is open already."""
    return people.card_of(people.patron())


def member() -> Patron:
    """The only member there is."""
    return Patron.objects.get()


def test_data_are_restricted_and_released_in_two_steps(card: str) -> None:
    assert run("restrict", "--card", card, "--ground", "18(1)(c)")["ground"] == "18(1)(c)"
    assert restriction_of(member().pk) is not None
    assert run("release", "--card", card) == {"restricted": True, "told": True}
    assert restriction_of(member().pk) is not None
    assert run("release", "--card", card)["restricted"] is False
    assert restriction_of(member().pk) is None


def test_an_objection_is_made_to_an_activity_and_to_no_contract(card: str) -> None:
    assert run("object", "--card", card, "--activity", "traces")["stands"] is True
    assert has_objected(member().pk, "traces")
    refused = CliRunner().invoke(command, ["object", "--card", card, "--activity", "lending"])
    assert refused.exit_code == 1
    assert "6(1)(b)" in refused.output


def test_erase_prints_the_plan_and_does_nothing_without_yes(card: str) -> None:
    library.lend(member(), people.TODAY)
    plan = run("erase", "--card", card)
    assert plan["waits"][0]["waits_for"]
    assert member().family_name == "Berg"


def test_erase_with_yes_carries_the_plan_out(card: str) -> None:
    done = run("erase", "--card", card, "--yes")
    assert done["done"] is True
    assert not Patron.objects.exists()


def test_each_verb_leaves_papers_that_only_their_owner_reads_in_the_language_of_the_person(
    card: str, tmp_path: Path
) -> None:
    Patron.objects.update(language="en")
    steps = (
        (["restrict"], "letter", "Your data are under lock"),
        (["release"], "letter", "The lock on your data"),
        (["release"], "confirmation", "The lock is off"),
        (["object", "--activity", "traces"], "letter", "no longer use your data for a purpose"),
        (["erase"], "plan", "Goes at once"),
        (["erase", "--yes"], "confirmation", "Number of this erasure"),
    )
    for number, (words, paper, says) in enumerate(steps):
        folder = tmp_path / str(number)
        told = run(*words, "--card", card, "--output", str(folder))
        assert json.loads((folder / f"{words[0]}.json").read_text()) == told
        page = (folder / f"{paper}.html").read_text()
        assert says in page
        assert '<html lang="en">' in page
        assert folder.stat().st_mode & 0o077 == 0
    assert told["number"] in page


def test_what_cannot_be_done_ends_with_a_code_and_leaves_no_paper(card: str, tmp_path: Path) -> None:
    run("restrict", "--card", card)
    for words in (["erase", "--yes"], ["object", "--activity", "nothing"]):
        done = CliRunner().invoke(command, [*words, "--card", card, "--output", str(tmp_path / "out")])
        assert done.exit_code == 1, words
    run("release", "--card", card, "--own-wish")
    assert CliRunner().invoke(command, ["release", "--card", card]).exit_code == 1
    assert not (tmp_path / "out").exists()


def test_an_unknown_card_is_an_error(db: None) -> None:
    done = CliRunner().invoke(command, ["restrict", "--card", "21000000000000"])
    assert done.exit_code == 2
    assert "no member" in done.output
