"""How requests are told in templates: ``{% load requests %}``."""

from collections.abc import Mapping

from django import template
from django.utils import timezone

from leeszaal.privacy.models import RightsRequest
from leeszaal.privacy.requests import words
from leeszaal.privacy.requests.asking import guardian_of
from leeszaal.privacy.requests.clock import urgency

register = template.Library()


def _word(known: Mapping[str, object], code: str) -> str:
    return str(known.get(code, code))


@register.filter
def right_name(code: str) -> str:
    """Say what is asked."""
    return _word(words.RIGHTS, code)


@register.filter
def right_title(code: str) -> str:
    """Name what is asked, as staff do."""
    return _word(words.TITLES, code)


@register.filter
def request_state(code: str) -> str:
    """Say where a request stands."""
    return _word(words.STATES, code)


@register.filter
def request_intake(code: str) -> str:
    """Say how a request reached us."""
    return _word(words.INTAKES, code)


@register.filter
def request_step(code: str) -> str:
    """Say what happened to a request."""
    return _word(words.STEPS, code)


@register.filter
def request_extension(code: str) -> str:
    """Say why more time is needed."""
    return _word(words.EXTENSIONS, code)


@register.filter
def request_refusal(code: str) -> str:
    """Say on which ground a request was refused."""
    return _word(words.REFUSALS, code)


@register.filter
def checked_how(code: str) -> str:
    """Say how it was checked who asks."""
    return _word(words.HOW, code)


@register.filter
def urgency_of(request: RightsRequest) -> str:
    """Give the code of how urgent an open request is today, or nothing for one that was answered."""
    return urgency(request.due_on, timezone.localdate()).value if request.is_open else ""


@register.filter
def urgency_name(code: str) -> str:
    """Say how urgent a request is."""
    return _word(words.URGENCIES, code)


@register.filter
def asked_by_guardian(request: RightsRequest) -> bool:
    """Tell whether a parent or guardian asked, for a child."""
    return guardian_of(request) is not None
