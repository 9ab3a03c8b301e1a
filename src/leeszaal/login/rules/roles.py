"""Which role carries which others with it."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

IMPLIED: Mapping[str, frozenset[str]] = {
    "supervisor": frozenset({"desk"}),
    "manager": frozenset({"desk", "supervisor", "catalogue"}),
}
"""A manager may do what a supervisor may, and a supervisor what the desk may. Privacy is a role of its own."""


def with_implied(roles: Iterable[str]) -> frozenset[str]:
    """Give these roles and every role that they carry with them."""
    own = frozenset(roles)
    return own.union(*(IMPLIED.get(role, frozenset()) for role in own))


def may(roles: Iterable[str], wanted: AbstractSet[str]) -> bool:
    """Tell whether somebody with these roles has at least one of the wanted ones; wanting none means anyone may."""
    return not wanted or not wanted.isdisjoint(with_implied(roles))
