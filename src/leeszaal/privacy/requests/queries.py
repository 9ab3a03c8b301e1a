"""Questions about requests."""

from django.db.models import QuerySet

from leeszaal.privacy.models import RequestStep, RightsRequest
from leeszaal.privacy.requests.receiving import PATRON

LETTERS = frozenset(
    {RequestStep.What.RECEIVED, RequestStep.What.EXTENDED, RequestStep.What.DONE, RequestStep.What.REFUSED}
)
"""What happens to a request with a letter to the person."""


def open_requests() -> QuerySet[RightsRequest]:
    """Give the requests that wait for an answer, the most urgent first."""
    return RightsRequest.objects.filter(state=RightsRequest.State.OPEN).order_by("due_on", "pk")


def closed_requests() -> QuerySet[RightsRequest]:
    """Give the requests that were answered, the latest first."""
    return RightsRequest.objects.exclude(state=RightsRequest.State.OPEN).order_by("-closed_on", "-pk")


def requests_of(person_id: int) -> QuerySet[RightsRequest]:
    """Give the requests of a patron, the latest first."""
    return RightsRequest.objects.filter(person_kind=PATRON, person_id=person_id).order_by("-received_on", "-pk")


def letters_of(request: RightsRequest) -> list[RequestStep]:
    """Give the steps of a request with which a letter went to the person, the latest first."""
    return list(request.steps.filter(what__in=LETTERS).order_by("-at", "-pk"))
