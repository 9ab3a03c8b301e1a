"""Each night leaves a proof that nobody can change without it being seen, and that names nobody."""

import json
import re
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import people
import pytest
from django.contrib.sessions.models import Session
from django.db import Error, connection, transaction
from django.utils import timezone

from leeszaal.privacy.declared import register
from leeszaal.privacy.models import Proof
from leeszaal.privacy.proofs.canonical import BEFORE_THE_FIRST
from leeszaal.privacy.proofs.chain import proofs
from leeszaal.privacy.proofs.verifying import verify
from leeszaal.privacy.proofs.witness import noted
from leeszaal.privacy.retention import nightly_round

DOCUMENT = Path(__file__).parents[3] / "docs" / "proofs.md"
pytestmark = pytest.mark.django_db(transaction=True)


def nights(count: int) -> None:
    for number in range(count):
        Session.objects.create(session_key=str(number), session_data="", expire_date=timezone.now() - timedelta(days=9))
        nightly_round(register(), people.TODAY, now=people.NOW + timedelta(days=number))


def change(sql: str) -> None:
    """What somebody does who is master of the database."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE privacy_proof DISABLE TRIGGER USER")
        cursor.execute(sql)
        cursor.execute("ALTER TABLE privacy_proof ENABLE TRIGGER USER")


@pytest.mark.promise("RET-2")
def test_a_night_proves_what_it_ended_with_a_question_that_can_be_asked_again() -> None:
    nights(1)
    proof = Proof.objects.get()
    assert (proof.number, proof.previous) == (1, BEFORE_THE_FIRST)
    rule = next(rule for rule in proof.body["rules"] if rule["then"] == "erase the session")
    assert (rule["due"], rule["ended"], rule["check"]["overdue"]) == (1, 1, 0)
    assert rule["cut_off"] == (people.TODAY - timedelta(days=1)).isoformat()
    with connection.cursor() as cursor:
        for told in proof.body["rules"]:
            cursor.execute(told["check"]["sql"].replace("%", "%%"), [])
            assert cursor.fetchone() == (0,), told["then"]


def test_a_proof_names_nobody() -> None:
    person = people.patron(given_names="Xanthippe", family_name="Quaadvliegh", member_until=date(2020, 1, 1))
    nights(1)
    text = json.dumps(list(proofs()))
    assert "Xanthippe" not in text
    assert "Quaadvliegh" not in text
    assert not re.search(rf"\b{person.pk}\b.*Quaad", text)


@pytest.mark.parametrize(
    "sql", ["UPDATE privacy_proof SET made_at = now()", "DELETE FROM privacy_proof WHERE number = 1"]
)
def test_the_database_refuses_that_a_proof_is_changed_or_removed(sql: str) -> None:
    nights(1)
    with pytest.raises(Error, match="a proof never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_the_database_takes_no_proof_that_does_not_follow_the_last() -> None:
    nights(1)
    with pytest.raises(Error, match="a proof follows the last one"), transaction.atomic():
        Proof.objects.create(number=3, made_at=people.NOW, body={}, previous="a" * 64, hash="b" * 64)


@pytest.mark.parametrize(
    ("sql", "broken", "why"),
    [
        ("UPDATE privacy_proof SET body = jsonb_set(body, '{today}', '\"2020-01-01\"') WHERE number = 2", 2, "changed"),
        ("UPDATE privacy_proof SET previous = repeat('f', 64) WHERE number = 3", 3, "hang"),
        ("DELETE FROM privacy_proof WHERE number = 2", 2, "gone"),
        ("DELETE FROM privacy_proof WHERE number = 3", 3, "gone"),
    ],
)
def test_the_first_broken_link_is_named(sql: str, broken: int, why: str) -> None:
    nights(3)
    assert verify(proofs(), noted()).broken is None
    change(sql)
    verdict = verify(proofs(), noted())
    assert verdict.broken == broken
    assert why in verdict.why


def test_a_chain_that_was_made_anew_is_found_out_by_what_stands_outside_the_database() -> None:
    nights(2)
    before = noted()
    change("DELETE FROM privacy_proof")
    nightly_round(register(), people.TODAY, now=people.NOW + timedelta(days=9))
    assert verify(proofs(), {}).broken is None
    assert verify(proofs(), before).broken is not None


def test_the_script_in_the_documentation_finds_a_whole_chain_whole_and_a_changed_one_broken(tmp_path: Path) -> None:
    nights(2)
    script = re.search(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert script
    (tmp_path / "verify.py").write_text(script[1], encoding="utf-8")
    told = {"proofs": list(proofs())}
    assert _run(tmp_path, told) == (0, "2 proofs, the chain is whole")
    told["proofs"][0]["body"]["today"] = "2020-01-01"
    assert _run(tmp_path, told) == (1, "proof 1 is broken")


def _run(folder: Path, told: object) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(folder / "verify.py")], input=json.dumps(told), capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout.strip()
