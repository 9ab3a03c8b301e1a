"""Whether who is logged in was trained in privacy: without a training that counts nobody sees data of members."""

from datetime import date

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from leeszaal.login.models import Role, User
from leeszaal.privacy.models import Training

SEES_MEMBERS = frozenset({Role.DESK, Role.SUPERVISOR, Role.PRIVACY})
"""Roles whose pages show data of members; a manager has those of the desk."""

TRAINED_UNTIL = Subquery(
    Training.objects.filter(staff_id=OuterRef("staff__pk")).order_by("-valid_until").values("valid_until")[:1]
)
"""For each user the last day on which the latest training counts, or null."""


def is_trained(user: User) -> bool:
    """Tell whether a logged-in user has a training that counts today; unknown is no."""
    until: date | None = getattr(user, "trained_until", None)
    return until is not None and until >= timezone.localdate()
