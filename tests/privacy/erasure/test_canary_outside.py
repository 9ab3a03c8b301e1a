"""Nothing is left of somebody who was erased in what lies outside the database either: backups, logs, the mail tray."""

import logging
import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import canary
import people
import pytest
import restoring
from canary import Planted
from django.conf import settings
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from searching import dumped_tables_with, files_with
from what_stays import UNLINKED, lift_everything, listed_to_stay

from leeszaal.common.actor import JOB
from leeszaal.patrons.models import Card, Note
from leeszaal.privacy.backup import files
from leeszaal.privacy.declared import register
from leeszaal.privacy.erasure import erase_person, make_plan
from leeszaal.privacy.retention import nightly_round
from leeszaal.site.postgres import programs_dir

KEYS = "secrets"
STAYS = "QBLIJFTX"
OWN_SERVER = pytest.mark.skipif(
    bool(os.environ.get("DATABASE_URL")), reason="the log of a PostgreSQL of one's own is with its operator"
)


@pytest.mark.promise("RIGHT-3")
@pytest.mark.django_db(transaction=True)
def test_a_backup_put_back_on_another_machine_holds_nothing_but_what_the_plan_said(
    tmp_path: Path, erasures: Path
) -> None:
    planted = canary.plant()
    lift_everything()
    Note.objects.create(patron=planted.other, kind=Note.Kind.QUESTION, text=STAYS, written_at=people.NOW)
    hashes = canary.guess_password(planted.marks["patrons.Card.number"])
    plan = make_plan(planted.person.pk, on=people.TODAY)
    backup, dump = tmp_path / "library.backup", tmp_path / "dump.sql"
    files.back_up(backup, programs_dir(), timezone.now(), lambda table: None)
    erase_person(planted.person.pk, JOB, now=people.NOW + timedelta(hours=1))

    machine = tmp_path / "machine"
    shutil.copytree(Path(settings.HOME) / KEYS, machine / KEYS)
    said = _restored(backup, dump, machine, erasures)

    marks = [mark for column, mark in planted.marks.items() if not column.startswith(UNLINKED)]
    found = dumped_tables_with(marks, dump)
    assert set(dumped_tables_with([STAYS], dump)) == {"patrons_note"}, "what is encrypted in a dump can be opened"
    assert not dumped_tables_with(hashes, dump)
    assert set(found) <= set(listed_to_stay(plan)), found
    assert not any(mark in said for mark in [*planted.marks.values(), str(planted.person.pk)])
    assert files_with(planted.marks.values(), machine) == set()
    assert files_with(planted.marks.values(), erasures) == set()


def _restored(backup: Path, dump: Path, machine: Path, erasures: Path) -> str:
    """Restore in a process and on a server of their own; give what they wrote in their logs."""
    place = {"LEESZAAL_HOME": str(machine), "LEESZAAL_ERASURES": str(erasures)}
    kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "PYTEST_XDIST_WORKER")}
    words = [sys.executable, restoring.__file__, str(backup), str(dump)]
    done = subprocess.run(words, env=kept | place, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert '"erased_again": 0' not in done.stdout
    log = (machine / "postgres" / "server.log").read_text(encoding="utf-8")
    assert "database system is ready" in log
    return done.stdout + done.stderr + log


@pytest.mark.promise("RIGHT-3")
@pytest.mark.django_db
def test_no_log_tells_of_whom_somebody_looked_at_or_erased(
    planted: Planted, caplog: pytest.LogCaptureFixture, client: Client
) -> None:
    caplog.set_level(logging.DEBUG)
    people.log_in(client, people.staff("petra"))
    client.get(f"/desk/patrons/{planted.person.pk}/")
    client.get("/search/", {"q": planted.marks["patrons.Patron.family_name"]})
    lift_everything()
    erase_person(planted.person.pk, JOB, now=people.NOW)
    nightly_round(register(), people.TODAY, now=people.NOW)
    assert not [mark for mark in planted.marks.values() if mark in caplog.text]
    assert files_with(planted.marks.values()) == set()


@OWN_SERVER
@pytest.mark.django_db
def test_the_log_of_the_database_names_nobody_when_a_row_is_refused() -> None:
    number, lost = f"Q{os.urandom(6).hex()}", {"patron": people.patron(), "state": "lost", "issued_on": people.TODAY}
    Card.objects.create(number=number, **lost)
    log = Path(settings.HOME) / "postgres" / "server.log"
    before = log.stat().st_size
    with pytest.raises(DatabaseError), transaction.atomic():
        Card.objects.create(number=number, **lost)
    added = log.read_bytes()[before:].decode()
    assert "unique" in added
    assert number not in added
