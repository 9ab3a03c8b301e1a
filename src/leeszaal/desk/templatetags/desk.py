"""Filters of the desk: ``{% load desk %}``."""

from collections.abc import Collection, Mapping

from django import template

from leeszaal.branches.models import Branch

register = template.Library()


@register.filter
def named(branches: Mapping[int, Branch], pk: int) -> str:
    """Give the name of a branch among those that the page knows."""
    branch = branches.get(pk)
    return branch.name if branch else ""


@register.filter
def plain_amount(cents: int) -> str:
    """Write an amount for a field, as ``2,50``."""
    return f"{cents // 100},{cents % 100:02d}"


@register.filter
def as_paid(cents: int) -> int:
    """Turn what a payment takes off the debt into what was paid."""
    return -cents


@register.filter
def all_in(reasons: Collection[object], allowed: Collection[object]) -> bool:
    """Tell whether a set-aside would be enough: one that still ends in a refusal helps nobody."""
    return bool(reasons) and all(reason in allowed for reason in reasons)
