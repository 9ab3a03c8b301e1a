"""What staff see of each other: a name, so that one can ask."""

from leeszaal.login.models import StaffMember

_SEEN = frozenset({"id", "name"})


def unseen_by_colleagues(path: str) -> tuple[str, ...]:
    """Name the fields of a staff member, reached by this path, that a query for a colleague's eyes must leave out."""
    return tuple(f"{path}__{field.name}" for field in StaffMember._meta.concrete_fields if field.name not in _SEEN)
