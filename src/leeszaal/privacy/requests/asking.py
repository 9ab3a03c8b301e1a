"""Who asks: the person, or for a child under sixteen a parent or guardian (recital 58 and article 8 GDPR; 1:245 BW).

The first step of a request names who asked. What a child keeps to itself is not in what a guardian gets, and a guardian
sees the requests that they made themselves, not those of the child.
"""

from django.db.models import QuerySet

from leeszaal.privacy.models import RequestStep, RightsRequest
from leeszaal.privacy.requests.queries import requests_of
from leeszaal.privacy.requests.receiving import PATRON


def guardian_of(request: RightsRequest) -> int | None:
    """Give the number of the patron who asked for a child, or None when the person asked, or staff wrote it down."""
    taken_in = RequestStep.objects.filter(request=request, what=RequestStep.What.RECEIVED, actor_kind=PATRON)
    return taken_in.exclude(actor_id=request.person_id).values_list("actor_id", flat=True).first()


def requests_by(guardian_id: int, child_id: int) -> QuerySet[RightsRequest]:
    """Give the requests that a parent or guardian made for a child, the latest first."""
    asked = RequestStep.objects.filter(what=RequestStep.What.RECEIVED, actor_kind=PATRON, actor_id=guardian_id)
    return requests_of(child_id).filter(pk__in=asked.values("request"))
