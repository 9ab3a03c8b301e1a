"""`leeszaal rights`: restriction, erasure and objection at the command line."""

import json
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
    return json.loads(done.output)


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


def test_an_unknown_card_is_an_error(db: None) -> None:
    done = CliRunner().invoke(command, ["restrict", "--card", "21000000000000"])
    assert done.exit_code == 1
    assert "no member" in done.output
