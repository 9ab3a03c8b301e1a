"""A backup is not put back under a library that is open: who was erased would be served until erased again."""

from pathlib import Path

import people
import pytest
from click.testing import CliRunner
from log_ins import logged_in

from leeszaal.patrons.models import Patron
from leeszaal.privacy.backup import files
from leeszaal.site.cli import main
from leeszaal.site.postgres import programs_dir


@pytest.mark.promise("RIGHT-3")
@pytest.mark.django_db(transaction=True)
def test_nothing_is_put_back_while_somebody_else_is_connected(tmp_path: Path) -> None:
    file = tmp_path / "library.backup"
    files.back_up(file, programs_dir(), people.NOW, lambda table: None)
    person = people.patron()
    with logged_in("public"):
        done = CliRunner().invoke(main, ["restore", str(file), "--journal-lost", "--yes"])
    assert done.exit_code == 1
    assert "The library is open" in done.output
    assert Patron.objects.filter(pk=person.pk).exists()
