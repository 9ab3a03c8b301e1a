"""Filters of the desk: ``{% load desk %}``."""

from collections.abc import Mapping

from django import template

from leeszaal.branches.models import Branch

register = template.Library()


@register.filter
def named(branches: Mapping[int, Branch], pk: int) -> str:
    """Give the name of a branch among those that the page knows."""
    branch = branches.get(pk)
    return branch.name if branch else ""
