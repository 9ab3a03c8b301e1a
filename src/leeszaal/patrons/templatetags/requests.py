"""How requests are told in templates: ``{% load requests %}``."""

from django import template
from django.utils import timezone

from leeszaal.common.said import said_by
from leeszaal.privacy.models import RightsRequest
from leeszaal.privacy.requests import words
from leeszaal.privacy.requests.asking import guardian_of
from leeszaal.privacy.requests.clock import urgency

register = template.Library()
register.filter("right_name", said_by(words.RIGHTS))
register.filter("right_title", said_by(words.TITLES))
register.filter("request_state", said_by(words.STATES))
register.filter("request_intake", said_by(words.INTAKES))
register.filter("request_step", said_by(words.STEPS))
register.filter("request_extension", said_by(words.EXTENSIONS))
register.filter("request_refusal", said_by(words.REFUSALS))
register.filter("checked_how", said_by(words.HOW))
register.filter("urgency_name", said_by(words.URGENCIES))


@register.filter
def urgency_of(request: RightsRequest) -> str:
    """Give the code of how urgent an open request is today, or nothing for one that was answered."""
    return urgency(request.due_on, timezone.localdate()).value if request.is_open else ""


@register.filter
def asked_by_guardian(request: RightsRequest) -> bool:
    """Tell whether a parent or guardian asked, for a child."""
    return guardian_of(request) is not None
