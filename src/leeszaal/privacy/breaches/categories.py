"""Which kinds of data a breach touches, in words of the register, and which of them can betray something delicate."""

from collections.abc import Set
from dataclasses import dataclass

from leeszaal.privacy.register import Register
from leeszaal.privacy.telling import say_columns


@dataclass(frozen=True, slots=True)
class Category:
    """Data of one activity that are touched: what they are called, and what is delicate about them (or nothing)."""

    title: str
    names: tuple[str, ...]
    sensitive: str


def categories(columns: Set[str], register: Register, language: str) -> tuple[Category, ...]:
    """Give the touched data by activity, those that are delicate first; a name stands under one activity only."""
    found: list[Category] = []
    told: set[str] = set()
    for activity in sorted(register.in_order(), key=lambda each: each.sensitive is None):
        names = say_columns(frozenset(columns).intersection(activity.columns), register, language)
        fresh = tuple(name for name in names if name not in told)
        told.update(fresh)
        if fresh:
            sensitive = activity.sensitive.in_language(language) if activity.sensitive else ""
            found.append(Category(activity.title.in_language(language), fresh, sensitive))
    return tuple(found)
