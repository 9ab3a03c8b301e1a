"""What happened to a request, one line at a time."""

from datetime import datetime

from leeszaal.common.actor import Actor
from leeszaal.privacy.models import RequestStep, RightsRequest
from leeszaal.privacy.requests.problems import Problem, RequestError


def note_step(request: RightsRequest, what: RequestStep.What, actor: Actor, now: datetime) -> RequestStep:
    """Add a line to the file of a request."""
    return RequestStep.objects.create(request=request, what=what, at=now, actor_kind=actor.kind, actor_id=actor.id)


def lock_open(request_id: int) -> RightsRequest:
    """Give a request that waits for an answer, locked until the transaction ends. Raises RequestError when closed."""
    request = RightsRequest.objects.select_for_update().get(pk=request_id)
    if not request.is_open:
        raise RequestError({"": Problem.CLOSED})
    return request
