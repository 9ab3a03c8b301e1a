"""Saying yes and no by a link in a message: without logging in, without JavaScript, and never by merely looking.

A mail scanner opens every link; so a GET only shows a button. A mail program that knows RFC 8058 sends the POST by
itself, without cookies, hence without the token against forged forms: the sealed link is the proof.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from leeszaal.notices.handling_choices import confirm, say_no
from leeszaal.notices.mailings.links import BrokenLinkError, read_confirm, read_unsubscribe
from leeszaal.privacy.access import acting_as
from leeszaal.privacy.consents import Word
from leeszaal.privacy.declared import register
from leeszaal.privacy.models import ConsentLine
from leeszaal.privacy.register import Activity

WRITING = "choices"
"""The database role that writes down what people choose."""


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Say no to what a message was sent for."""
    try:
        link = read_unsubscribe(token)
    except BrokenLinkError as error:
        raise Http404 from error
    activity = _activity(link.activity)
    if request.method == "POST":
        with acting_as(WRITING):
            say_no(link.patron_id, activity, _by_link(), now=timezone.now())
    return _page(request, "opac/unsubscribe.html", activity, is_done=request.method == "POST")


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_consent(request: HttpRequest, token: str) -> HttpResponse:
    """Repeat a yes from one's own mailbox."""
    try:
        line_id = read_confirm(token)
    except BrokenLinkError as error:
        raise Http404 from error
    with acting_as(WRITING):
        line = ConsentLine.objects.filter(pk=line_id).first()
        if line is None:
            raise Http404
        activity, now = _activity(line.activity), timezone.now()
        is_done = request.method == "POST" and confirm(line, activity, _language(), now=now)
    return _page(request, "opac/confirm_consent.html", activity, is_done=is_done, is_late=request.method == "POST")


def _page(request: HttpRequest, template: str, activity: Activity, **context: bool) -> HttpResponse:
    about = {"title": activity.title.in_language(_language()), "purpose": activity.purpose.in_language(_language())}
    return render(request, template, about | context)


def _activity(key: str) -> Activity:
    activity = register().activities.get(key)
    if activity is None:
        raise Http404
    return activity


def _by_link() -> Word:
    return Word(ConsentLine.How.LINK, _language())


def _language() -> str:
    return (get_language() or "nl")[:2]


urlpatterns = [
    path("unsubscribe/<str:token>/", unsubscribe, name="unsubscribe"),
    path("yes/<str:token>/", confirm_consent, name="confirm_consent"),
]
