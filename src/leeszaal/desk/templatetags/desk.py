"""Filters of the desk: ``{% load desk %}``."""

from collections.abc import Collection, Mapping

from django import template

from leeszaal.branches.models import Branch
from leeszaal.login.models import StaffMember

register = template.Library()


@register.filter
def named(known: Mapping[int, Branch | StaffMember], pk: int) -> str:
    """Give the name of a branch or a colleague among those that the page knows."""
    one = known.get(pk)
    return one.name if one else ""


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
