"""Questions about messages."""

from django.db.models import QuerySet

from leeszaal.notices.models import Notice


def notices_of(patron_id: int) -> QuerySet[Notice]:
    """Give the messages to a patron, the latest first."""
    return Notice.objects.filter(patron_id=patron_id).order_by("-created_at", "-id")
