"""The tables in `docs/` that are made from the register say what the register says."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connections

from leeszaal.privacy.declared import register
from leeszaal.site.cli.register import command

DOCS = Path(__file__).resolve().parents[2] / "docs"

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("verb", "name"), [("promises", "promises.md"), ("access", "roles.md")])
def test_a_table_is_as_the_command_makes_it(verb: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "close_all", lambda: None)
    made = CliRunner().invoke(command, [verb, "--markdown"])
    assert made.exit_code == 0, made.output
    remedy = f"run: leeszaal register {verb} --markdown > docs/{name}"
    assert (DOCS / name).read_text(encoding="utf-8") == made.output, remedy


def test_each_promise_that_is_kept_has_its_key_its_test_and_its_live_proof_in_the_table() -> None:
    kept = {promised.id for _, promised in register().promised()}
    lines = (DOCS / "promises.md").read_text(encoding="utf-8").splitlines()
    rows = {cells[1].strip(): cells[3:-1] for line in lines if len(cells := line.split("|")) > 5}
    for id_ in kept:
        assert all(cell.strip() for cell in rows[id_]), id_
