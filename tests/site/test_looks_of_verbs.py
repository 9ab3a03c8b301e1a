"""Whoever reads a member at the command line of the server leaves a look, whatever the verb."""

import ast
from collections.abc import Iterator
from pathlib import Path

import click
import people
import pytest
from click.testing import CliRunner
from django.db import connections

from leeszaal.privacy.models import Look, LookedAt
from leeszaal.site import cli
from leeszaal.site.cli import main

FOLDER = Path(cli.__file__).parent
WITH = {"rights object": ["--activity", "traces"]}
"""What a verb asks besides a card."""


def verbs(group: click.Group = main, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every verb with its words, also within groups."""
    for name in group.list_commands(click.Context(group)):
        verb = group.get_command(click.Context(group), name)
        assert verb is not None
        if isinstance(verb, click.Group):
            yield from verbs(verb, (*before, name))
        else:
            yield (*before, name), verb


BY_CARD = sorted(" ".join(words) for words, verb in verbs() if "card" in {each.name for each in verb.params})


def test_these_verbs_are_about_one_member() -> None:
    ways = {"access", "portability", "erase", "restrict", "release", "object"}
    assert set(BY_CARD) == {"looks", "disclosures", *(f"rights {way}" for way in ways)}


@pytest.mark.django_db
@pytest.mark.promise("SERV-1")
@pytest.mark.parametrize("verb", BY_CARD)
def test_a_verb_about_a_member_leaves_a_look_of_the_operator(verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "close_all", lambda: None)
    member = people.patron(email="anna@example.nl")
    done = CliRunner().invoke(main, [*verb.split(), "--card", people.card_of(member), "--json", *WITH.get(verb, [])])
    assert done.exit_code == (1 if verb == "rights release" else 0), done.output
    look = Look.objects.get()
    assert (look.actor_kind, look.role, look.page) == ("operator", "operator", f"main {verb}")
    assert LookedAt.objects.get(look=look).person_id == member.pk


def test_every_module_of_the_command_line_that_reads_members_finds_them_by_the_one_that_leaves_looks() -> None:
    readers = {path.name for path in FOLDER.glob("*.py") if "leeszaal.patrons" in _imported(path)}
    assert readers == {"rights_options.py", "rights_changes.py", "rights_erase.py"}
    asking = {path.name for path in FOLDER.glob("*.py") if "patron_of_card" in path.read_text(encoding="utf-8")}
    assert readers <= asking


def _imported(path: Path) -> set[str]:
    """The packages of ours that a module imports, by their first two words."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    modules = [node.module for node in tree if isinstance(node, ast.ImportFrom) and node.module]
    return {".".join(module.split(".")[:2]) for module in modules}
