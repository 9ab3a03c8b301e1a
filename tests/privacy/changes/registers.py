"""Registers that differ from another in one thing."""

from dataclasses import replace

from leeszaal.privacy.register import Activity, Register


def with_activity(register: Register, changed: Activity) -> Register:
    """Give a register in which one activity is another."""
    return replace(register, activities={**register.activities, changed.key: changed})
