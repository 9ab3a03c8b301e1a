"""A role that carries out a part of an activity reads what it needs for that, and the register keeps it to that."""

from pathlib import Path

import pytest
from planting import complaints, copy_of_register

from leeszaal.privacy.access import declared_rights
from leeszaal.privacy.checks.roles import role_problems
from leeszaal.privacy.declared import register
from leeszaal.privacy.register import load

ROLE = """
[{name}]
title = {{ nl = "proef", en = "try" }}
activities = {whole}
[{name}.parts]
{parts}
"""


def with_role(folder: Path, parts: str, whole: str = "[]") -> Path:
    """A register with one role more."""
    there: Path = copy_of_register(folder)
    file = there / "base" / "roles.toml"
    file.write_text(
        file.read_text(encoding="utf-8") + ROLE.format(name="try", whole=whole, parts=parts), encoding="utf-8"
    )
    return there


def test_a_role_reads_the_part_that_is_named_and_nothing_else(tmp_path: Path) -> None:
    declared = load(with_role(tmp_path, 'holds = ["circulation.Hold.{record, state}"]'))
    assert declared_rights(declared)["try"].reads == {"circulation.Hold.record", "circulation.Hold.state"}


@pytest.mark.parametrize(
    ("parts", "whole", "complaint"),
    [
        ('hold = ["circulation.Hold.state"]', "[]", 'try.parts: "hold" is not an activity; leave it out, or mend'),
        ("", '["hold"]', 'try.activities: "hold" is not an activity'),
        ('holds = ["charges.BankAccount.iban"]', "[]", "try.parts.holds: charges.BankAccount.iban is not in the"),
        ('holds = ["circulation.Hold.state"]', '["holds"]', "try.parts.holds: is carried out whole as well"),
    ],
)
def test_a_part_that_reaches_beyond_its_activity_is_named_with_its_remedy(
    tmp_path: Path, parts: str, whole: str, complaint: str
) -> None:
    (said,) = [problem.told() for problem in role_problems(load(with_role(tmp_path, parts, whole)))]
    assert f"base/roles.toml: {complaint}" in said


def test_a_part_that_names_no_columns_is_refused(tmp_path: Path) -> None:
    there = with_role(tmp_path, 'holds = ["circulation Hold"]')
    assert any("try.parts.circulation Hold: does not name columns" in said for said in complaints(there))


def test_a_part_of_an_activity_gives_nothing_that_the_activity_does_not_use(tmp_path: Path) -> None:
    there = with_role(tmp_path, 'holds = ["circulation.Hold.state", "charges.BankAccount.iban"]')
    assert declared_rights(load(there))["try"].reads == {"circulation.Hold.state"}


def test_the_roles_of_the_house_keep_to_their_activities() -> None:
    assert not list(role_problems(register()))
