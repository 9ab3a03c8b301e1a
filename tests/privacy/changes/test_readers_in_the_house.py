"""Nobody in the house reads more than two people agreed to: the database gives it with the second signature."""

from collections.abc import Iterator
from dataclasses import replace

import people
import pytest
from django.db import connection
from registers import with_activity

from leeszaal.privacy.access import declared_rights, make_guard
from leeszaal.privacy.access.naming import column_name, role_name
from leeszaal.privacy.changes import look
from leeszaal.privacy.changes.reading import read_by
from leeszaal.privacy.changes.signing import sign
from leeszaal.privacy.register import DataUse, Recipient, Register, Words

pytestmark = [pytest.mark.django_db, pytest.mark.promise("NEWSTMT-1")]
NOW = people.NOW
WORDS = Words("omdat", "because")


def without_desk(register: Register) -> Iterator[tuple[Register, frozenset[str]]]:
    """Registers in which the desk receives nothing of one activity, with what it could then not read."""
    whole = declared_rights(register)["desk"].reads
    for activity in register.activities.values():
        others = tuple(to for to in activity.recipients if to.who != "desk")
        before = with_activity(register, replace(activity, recipients=others))
        if lost := whole - declared_rights(before)["desk"].reads:
            yield before, lost


def desk_may_read(column: str) -> bool:
    """Ask the database whether the role of the desk reads a column."""
    table, name = column_name(column)
    role = role_name(connection.settings_dict["NAME"], "desk")
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_column_privilege(%s, %s, %s, 'SELECT')", [role, f'"{table}"', name])
        return bool(cursor.fetchone()[0])


def test_the_desk_reads_more_from_the_second_signature_on(base_register: Register) -> None:
    before, more = next(without_desk(base_register))
    column = min(more)
    assert look(before, NOW) is None
    change = look(base_register, NOW)
    assert change is not None
    assert change.weakens
    make_guard()
    assert not desk_may_read(column)
    sign(change.number, change.fingerprint, 1, NOW)
    assert not desk_may_read(column)
    sign(change.number, change.fingerprint, 2, NOW)
    assert desk_may_read(column)


def test_a_new_column_comes_with_its_program_and_a_known_one_waits(base_register: Register) -> None:
    assert look(base_register, NOW) is None
    holds, jobs = base_register.activities["holds"], Recipient("jobs", WORDS)
    new = DataUse(("circulation.Hold.invented",), WORDS)
    wider = replace(holds, data=(*holds.data, new), recipients=(*holds.recipients, jobs))
    read = read_by(with_activity(base_register, wider)).activities["holds"]
    assert [read.seen_by(to) for to in read.recipients if to.who == "jobs"] == [{"circulation.Hold.invented"}]


def test_ones_own_data_are_never_held_back_from_oneself(base_register: Register) -> None:
    holds = base_register.activities["holds"]
    others = tuple(to for to in holds.recipients if to.who != "the person")
    assert look(with_activity(base_register, replace(holds, recipients=others)), NOW) is None
    wider = with_activity(base_register, replace(holds, recipients=(*others, Recipient("the person", WORDS))))
    change = look(wider, NOW)
    assert change is not None
    assert not change.weakens
    assert wider.activities["holds"].recipients[-1] in read_by(wider).activities["holds"].recipients
