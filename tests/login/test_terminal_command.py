"""`leeszaal terminal` makes accounts of machines, lists them, and shows each password once."""

import json

import people
import pytest
from click.testing import CliRunner, Result

from leeszaal.branches.models import Branch
from leeszaal.login.models import Terminal
from leeszaal.login.terminals import log_in_terminal
from leeszaal.site.cli.terminal import command

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def centrum(db: None) -> Branch:
    return people.branch()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_the_printed_password_lets_the_new_terminal_in() -> None:
    password = run("add", "hal-1", "--branch", "centrum", "--name", "Hal").stdout.strip()
    account = log_in_terminal("hal-1", password, "192.0.2.7", now=people.NOW)
    assert (account.name, account.branch_code) == ("Hal", "centrum")


def test_a_terminal_sees_what_is_asked_for_and_nothing_else() -> None:
    run("add", "hal-1", "--branch", "centrum", "--see", "loans", "--see", "titles")
    assert Terminal.objects.get().may_see == ["loans", "titles"]


def test_the_list_tells_everything_but_the_password() -> None:
    run("add", "hal-1", "--branch", "centrum")
    Terminal.objects.update(last_seen_on=people.TODAY)
    (facts,) = json.loads(run("list", "--json").stdout)["terminals"]
    assert facts == {
        "login": "hal-1",
        "name": "hal-1",
        "branch": "centrum",
        "may_see": ["name", "loans", "holds", "charges", "titles"],
        "takes_payments": False,
        "blocks_cards": False,
        "asks_password": False,
        "language": "nl",
        "encoding": "utf-8",
        "is_active": True,
        "last_seen_on": people.TODAY.isoformat(),
    }
    assert run("list").stdout == f"centrum  hal-1  hal-1  open  last seen: {people.TODAY}\n"


def test_a_new_password_puts_the_old_one_out_of_use() -> None:
    old = run("add", "hal-1", "--branch", "centrum").stdout.strip()
    new = run("password", "HAL-1").stdout.strip()
    assert new != old
    assert log_in_terminal("hal-1", new, "192.0.2.7", now=people.NOW).name == "hal-1"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "hal-1", "--branch", "noord"), "there are: centrum"),
        (("add", "bus", "--branch", "centrum"), "already"),
        (("add", "123", "--branch", "centrum"), "card number"),
        (("add", "h" * 61, "--branch", "centrum"), "60 characters"),
        (("add", "hal-1", "--branch", "centrum", "--name", "H" * 81), "80 characters"),
        (("add", "hal-1", "--branch", "centrum", "--see", "everything"), "everything"),
        (("password", "hal-1"), "no terminal"),
    ],
)
def test_what_is_wrong_is_told_in_words_and_changes_nothing(arguments: tuple[str, ...], told: str) -> None:
    run("add", "bus", "--branch", "centrum")
    result = run(*arguments)
    assert result.exit_code != 0
    assert told in result.output
    assert Terminal.objects.count() == 1
